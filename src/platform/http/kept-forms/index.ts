export { createFormKeeper } from './form-keeper.ts';
export type { RegisteredForm } from './form-registry.ts';
export { keepForms } from './keep-forms.ts';
export { keptFormLimits } from './kept-form.ts';
export { createKeptFormStore, forgetKeptFormsOf } from './kept-form-store.ts';
export { postponeForm } from './postpone-form.ts';
export { restorableForms, restoreForm } from './restore-form.ts';
