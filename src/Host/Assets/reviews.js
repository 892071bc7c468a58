// Every page works without this file: it only makes components easier to use.
import { initAll } from './govuk-frontend.min.js';

initAll();

// A radio button has no "expanded" state in ARIA (WCAG 4.1.2), but the component sets one whenever it is drawn or chosen.
const unexpanded = () => document.querySelectorAll('input[type="radio"][aria-expanded]').forEach(radio => radio.removeAttribute('aria-expanded'));
unexpanded();
document.addEventListener('click', unexpanded);
window.addEventListener('pageshow', unexpanded);

// Without a script the browser's own menu prints.
document.querySelectorAll('[data-print]').forEach(line => {
  line.hidden = false;
  line.querySelector('button').addEventListener('click', () => window.print());
});
