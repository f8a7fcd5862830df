import { useCallback, useState } from 'react';

interface Size {
  readonly width: number;
  readonly height: number;
}

/** The size of an element in CSS pixels, kept up to date; hand the function to the element's `ref`. */
export function useElementSize<E extends Element>(): readonly [
  Size,
  (element: E | null) => (() => void) | undefined,
] {
  const [size, setSize] = useState<Size>({ width: 0, height: 0 });
  const attach = useCallback((element: E | null) => {
    if (element === null) return undefined;
    const observer = new ResizeObserver(() => {
      const { width, height } = element.getBoundingClientRect();
      setSize((before) => (before.width === width && before.height === height ? before : { width, height }));
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
    };
  }, []);
  return [size, attach];
}
