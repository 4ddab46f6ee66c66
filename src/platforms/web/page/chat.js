// The chat page without reloading: every form on it is sent in the background. Its answer is added to the
// conversation, or takes the place of the step of a guided conversation that was filled in. Without this script the
// same forms load the page again.

const log = document.querySelector('#log');
const ask = document.querySelector('#ask');
const input = document.querySelector('#q');
const language = document.documentElement.lang;
const words = ask.dataset;

document.documentElement.classList.add('scripted');

document.addEventListener('submit', (event) => {
  const form = event.target;
  event.preventDefault();
  const pressed = event.submitter;
  const fields = new FormData(form);
  if (pressed?.name) fields.set(pressed.name, pressed.value);
  if (form === ask && input.value.trim() === '') return;
  const isStep = String(fields.get('action')).startsWith('flow:');
  void whileDisabled(form, pressed, () => (isStep ? sendStep(form, fields) : sendMessage(form, pressed, fields)));
});

/** Nothing in a form can be pressed twice. The question field can: it is empty by then, and the next may be typed. */
async function whileDisabled(form, pressed, send) {
  const buttons = form === ask ? [] : [...form.querySelectorAll('button')];
  for (const button of buttons) button.disabled = true;
  const arrived = await send();
  for (const button of buttons) button.disabled = false;
  if (!arrived && form !== ask && form.isConnected) pressed?.focus({ preventScroll: true });
}

/** Sends a step of a guided conversation: the next one takes its place, or a problem is told below it. */
async function sendStep(form, fields) {
  form.querySelector('.unsent')?.remove();
  const article = form.closest('article');
  article.setAttribute('aria-busy', 'true');
  const { ok, html } = await post(fields);
  article.removeAttribute('aria-busy');
  if (ok) {
    article.innerHTML = html;
    focusOn(article);
  } else {
    const problem = document.createElement('div');
    problem.className = 'unsent';
    problem.setAttribute('role', 'alert');
    form.append(problem);
    if (html === undefined) problem.textContent = words.unsent;
    else problem.innerHTML = html;
    problem.scrollIntoView({ block: 'nearest' });
  }
  return ok;
}

/** Adds what was said and its answer to the conversation. */
async function sendMessage(form, pressed, fields) {
  const question = String(fields.get('q') ?? '');
  document.querySelector('.suggestions')?.remove();
  if (form === ask) input.value = '';
  const asked = add('you', (article) => {
    const who = document.createElement('span');
    who.className = 'who';
    who.textContent = `${words.you}: `;
    article.append(who, question === '' ? spoken(form, pressed) : question);
  });
  const answer = add('bot waiting', (article) => {
    article.textContent = `${words.thinking}…`;
  });
  const { ok, html } = await post(fields);
  if (html === undefined) {
    answer.textContent = question === '' ? words.unsent : words.offline;
    if (input.value === '') input.value = question;
  } else {
    answer.innerHTML = html;
  }
  answer.classList.remove('waiting');
  // A long answer is read from its beginning, so the question goes to the top; unless the question is long too.
  const longQuestion = asked.offsetHeight > window.innerHeight / 3;
  (longQuestion ? answer : asked).scrollIntoView({ block: 'start' });
  if (ok || form === ask || !form.isConnected) (placeToType(answer) ?? input).focus({ preventScroll: true });
  return ok;
}

/** Sends fields; `html` is what the server says to them, which has escaped everything in it, undefined when it said nothing. */
async function post(fields) {
  try {
    const response = await fetch(`/messages?lang=${language}`, { method: 'POST', body: fields });
    // Above 500 it is not our server that answers but a proxy before it.
    return response.status > 500 ? { ok: false } : { ok: response.ok, html: await response.text() };
  } catch {
    return { ok: false };
  }
}

function add(className, fill) {
  const article = document.createElement('article');
  article.className = className;
  fill(article);
  log.append(article);
  article.scrollIntoView({ block: 'nearest', behavior: 'instant' });
  return article;
}

/** What stands in the conversation as the visitor's own words: what was filled in, else what was pressed. */
function spoken(form, pressed) {
  const filledIn = pressed?.formNoValidate ? [] : [...form.elements].flatMap(readable);
  return filledIn.join(', ') || pressed.textContent;
}

/** What a person reads in one place of a form; nothing where nothing was filled in. */
function readable(field) {
  if (!field.matches('input:not([type=hidden]), textarea, select') || field.value.trim() === '') return [];
  if (field.type === 'checkbox' || field.type === 'radio')
    return field.checked ? field.labels[0].textContent.trim() : [];
  if (field.type === 'date')
    return field.valueAsDate.toLocaleDateString(language, { dateStyle: 'long', timeZone: 'UTC' });
  if (!field.matches('select')) return field.value;
  const chosen = field.selectedOptions[0].textContent;
  return field.name.endsWith('[]') ? `${field.labels[0].textContent}: ${chosen}` : chosen;
}

/** What is wrong in a form that came back, else its first field. */
function placeToType(answer) {
  const field = 'input:not([type=hidden]), textarea, select';
  const wrong = answer.querySelector('[aria-invalid=true]');
  if (wrong) return wrong.matches(field) ? wrong : wrong.querySelector(field);
  return answer.querySelector(`form.fields :is(${field})`);
}

/** Goes to what is new: what is wrong in it, else its title. */
function focusOn(article) {
  const wrong = article.querySelector('[aria-invalid=true]');
  const place = wrong ? placeToType(article) : (article.querySelector('h2') ?? article);
  if (!wrong) place.tabIndex = -1;
  place.focus({ preventScroll: true });
  (wrong?.closest('.field') ?? article).scrollIntoView({ block: 'start' });
}

document.addEventListener('click', (event) => {
  const button = event.target.closest('[data-copied]');
  if (button) void copy(button, button.closest('.copying'));
});

/** Copies the text beside the button, or the address of the link there; where the browser refuses, selects it. */
async function copy(button, part) {
  const source = part.querySelector('pre') ?? part.querySelector('a');
  const said = part.querySelector('[role=status]');
  said.textContent = '';
  try {
    await navigator.clipboard.writeText(source.href ?? source.textContent);
    said.textContent = button.dataset.copied;
  } catch {
    if (source.href) source.textContent = source.href;
    getSelection().selectAllChildren(source);
    said.textContent = button.dataset.select;
  }
}

// On a phone the keyboard would cover the suggestions.
if (matchMedia('(pointer: fine)').matches) input.focus({ preventScroll: true });
