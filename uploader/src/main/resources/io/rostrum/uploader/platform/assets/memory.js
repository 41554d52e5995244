// What the browser remembers between visits. A private window may forbid it; then nothing is remembered.
export function recall(name) {
  try {
    return window.localStorage.getItem('rostrum.' + name);
  } catch (e) {
    return null;
  }
}

export function remember(name, value) {
  try {
    if (value === null) {
      window.localStorage.removeItem('rostrum.' + name);
    } else {
      window.localStorage.setItem('rostrum.' + name, value);
    }
  } catch (e) {
    // Not remembering is all that is lost.
  }
}
