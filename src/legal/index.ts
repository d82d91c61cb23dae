export { letterClosing } from './letter-closing-view.ts';
export { isOperatorNamed, operatorOf } from './operator.ts';
