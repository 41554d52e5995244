// Marks which of some buttons with a start time is the current one, and moves between them with the arrow keys.
export function follow(video, buttons, onCurrent) {
  let current = null;
  video.addEventListener('timeupdate', () => {
    let now = null;
    for (const button of buttons) {
      if (Number(button.dataset.start) <= video.currentTime + 0.25) {
        now = button;
      }
    }
    if (now === current) {
      return;
    }
    if (current) {
      current.removeAttribute('aria-current');
    }
    if (now) {
      now.setAttribute('aria-current', 'true');
      onCurrent(now);
    }
    current = now;
  });
}

// One tab stop for all; a hundred slides are no obstacle for somebody who uses the keyboard.
export function rove(buttons) {
  let stop = buttons[0];
  stop.tabIndex = 0;
  const move = (to, focus) => {
    stop.tabIndex = -1;
    stop = to;
    stop.tabIndex = 0;
    if (focus) {
      stop.focus();
    }
  };
  buttons.forEach((button, index) => {
    button.addEventListener('focus', () => move(button, false));
    button.addEventListener('keydown', (event) => {
      const onward = getComputedStyle(button).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
      const back = onward === 'ArrowLeft' ? 'ArrowRight' : 'ArrowLeft';
      const next = { [onward]: index + 1, [back]: index - 1, Home: 0, End: buttons.length - 1 }[event.key];
      if (next !== undefined && buttons[next]) {
        event.preventDefault();
        move(buttons[next], true);
      }
    });
  });
  return (button) => {
    if (!buttons.includes(document.activeElement)) {
      move(button, false);
    }
  };
}

/** Scrolls a strip, and never the page, so that a button stands in its middle. */
export function reveal(strip, button) {
  const place = button.getBoundingClientRect();
  const frame = strip.getBoundingClientRect();
  const calm = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
  strip.scrollBy({ left: place.left + place.width / 2 - frame.left - frame.width / 2, behavior: calm ? 'auto' : 'smooth' });
}
