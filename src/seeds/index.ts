export { demoAccounts } from './demo-meetings.ts';
export { type BenchSeed, mostMembers, seedBench } from './seed-bench.ts';
export { seedDemo } from './seed-demo.ts';
