// Keys for the whole page. Where a key has a meaning of its own, in a field or on a button, it keeps it.
const OWN_MEANING = {
  ' ': 'button, a, input, select, textarea, summary, video, dialog',
  arrowleft: 'input, select, textarea, video, dialog, .slide',
  arrowright: 'input, select, textarea, video, dialog, .slide',
};
const TYPING = 'input, select, textarea';

export function listen(actions) {
  document.addEventListener('keydown', (event) => {
    const key = event.key.toLowerCase();
    const action = actions[key];
    const taken = OWN_MEANING[key] || TYPING;
    if (action && !event.ctrlKey && !event.metaKey && !event.altKey && !event.target.closest(taken)) {
      event.preventDefault();
      action();
    }
  });
}
