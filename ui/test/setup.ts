// jsdom has no media queries.
const none = { matches: false, addEventListener: () => undefined, removeEventListener: () => undefined };
Object.defineProperty(window, 'matchMedia', { value: () => none as unknown as MediaQueryList });
