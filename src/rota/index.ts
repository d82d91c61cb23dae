export { isPresenterOf } from './is-presenter.ts';
export { clubRotaSection, meetingRotaSection, rotaToolsSection } from './sections.ts';
