// Chooses at once; without scripts the button does it.
(function () {
  'use strict';

  const form = document.getElementById('find');
  if (form) {
    // Empty fields have no place in an address that somebody passes on.
    form.addEventListener('submit', () => {
      for (const field of form.elements) {
        field.disabled = field.name !== '' && field.value === '';
      }
    });
    form.addEventListener('change', (event) => {
      if (event.target.tagName === 'SELECT') {
        form.requestSubmit();
      }
    });
    // Back in the browser's history the fields are as they were.
    window.addEventListener('pageshow', () => {
      for (const field of form.elements) {
        field.disabled = false;
      }
    });
  }
})();
