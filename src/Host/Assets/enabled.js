// Runs before the page is drawn, so that enhanced components do not flicker. Kept out of the page for the content security policy.
document.body.classList.add('js-enabled');
if ('noModule' in HTMLScriptElement.prototype) {
  document.body.classList.add('govuk-frontend-supported');
}
