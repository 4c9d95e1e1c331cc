// As much of JSX as form.tsx needs.
declare namespace JSX {
  interface Element {
    readonly tag: string;
  }
  interface ElementChildrenAttribute {
    children: unknown;
  }
  interface IntrinsicElements {
    form: { onSubmit: () => void; children: readonly Element[] };
    input: { value: string; onChange: (value: string) => void };
    output: { children: string };
  }
}
declare function createElement(tag: string, properties: object | null, ...children: unknown[]): JSX.Element;
