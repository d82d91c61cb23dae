export type { RegisteredForm } from './form-registry.ts';
export { keepForms } from './keep-forms.ts';
export { keptFormLimits } from './kept-form.ts';
export { createKeptFormStore, forgetKeptFormsOf } from './kept-form-store.ts';
export { restorableForms, restoreForm } from './restore-form.ts';
