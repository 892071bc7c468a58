// Draws each process of the page with bpmn-js and marks in it what the list below it says. Without this file the list is there.
const scale = { larger: 1.25, smaller: 0.8 };

for (const section of document.querySelectorAll('.reviews-drawing')) {
  draw(section, section.nextElementSibling.nextElementSibling.querySelectorAll('[data-element]'));
}

async function draw(section, places) {
  section.hidden = false;
  // The page keeps its wheel: who wants the drawing larger has a button.
  const viewer = new window.BpmnJS({ container: section.querySelector('.reviews-diagram'), zoomScroll: { enabled: false } });
  await viewer.importXML(section.dataset.bpmn);
  const canvas = viewer.get('canvas');
  const shapes = viewer.get('elementRegistry');
  for (const place of places) {
    if (shapes.get(place.dataset.element)) {
      mark(viewer, place);
    }
  }
  const now = [...places].filter(place => ['current', 'late'].includes(place.dataset.mark)).map(place => shapes.get(place.dataset.element)).filter(Boolean);
  // The innermost that is due: a part is due as long as anything within it.
  const at = now.filter(shape => !now.some(other => other.parent === shape))[0];
  section.addEventListener('click', event => {
    const wanted = event.target.dataset?.drawingShow;
    if (wanted) {
      show(canvas, wanted, at);
    }
  });
  show(canvas, at ? 'now' : 'whole', at);
}

function mark(viewer, place) {
  const { element, mark: state, words } = place.dataset;
  viewer.get('canvas').addMarker(element, `reviews-mark-${state}`);
  const label = document.createElement('span');
  label.className = `reviews-mark reviews-mark--${state}`;
  label.textContent = words;
  viewer.get('overlays').add(element, { position: { top: -12, left: 8 }, html: label });
}

function show(canvas, wanted, at) {
  if (wanted === 'now' && at) {
    const { width, height } = canvas.getSize();
    canvas.viewbox({ x: at.x + at.width / 2 - width / 2, y: at.y + at.height / 2 - height / 2, width, height });
  } else if (wanted in scale) {
    canvas.zoom(Math.min(4, Math.max(0.1, canvas.zoom() * scale[wanted])));
  } else {
    canvas.zoom('fit-viewport', 'auto');
  }
}
