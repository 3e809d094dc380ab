export function focus(box) {
  if (document.activeElement === box) return; // What is being typed stays.
  box.focus();
  box.select();
}

// Where the panel lies over the conversation it has to go away before one sees anything there.
export const isNarrow = () => matchMedia('(max-width: 1000px)').matches;
