export { type BenchSeed, mostMembers, seedBench } from './seed-bench.ts';
export { demoAccounts, seedDemo } from './seed-demo.ts';
