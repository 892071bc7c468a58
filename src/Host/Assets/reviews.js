// Every page works without this file: it only makes components easier to use.
import { initAll } from './govuk-frontend.min.js';

initAll();
