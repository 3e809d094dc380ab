export const read = (key) => localStorage.getItem(key);

export function write(key, text) {
  try {
    localStorage.setItem(key, text);
  } catch {
    // Full or forbidden: the session still has them.
  }
}
