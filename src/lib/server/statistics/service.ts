export { foldAll } from './folding.ts';
