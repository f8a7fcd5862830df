import type { Provider } from '../provider-rule.ts';
export const PROVIDERS: readonly Provider[] = [];
