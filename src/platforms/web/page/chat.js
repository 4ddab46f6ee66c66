// The chat page without reloading: every form on it is sent in the background and its answer added to the
// conversation. Without this script the same forms load the page again.

const log = document.querySelector('#log');
const ask = document.querySelector('#ask');
const input = document.querySelector('#q');
const language = new URLSearchParams(location.search).get('lang') ?? document.documentElement.lang;

document.addEventListener('submit', (event) => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement)) return;
  event.preventDefault();
  const pressed = event.submitter;
  const fields = new FormData(form);
  if (pressed?.name) fields.set(pressed.name, pressed.value);
  const question = String(fields.get('q') ?? '');
  if (form === ask && question.trim() === '') return;
  document.querySelector('.suggestions')?.remove();
  if (form === ask) input.value = '';
  void send(fields, spoken(form, pressed, question), question);
});

/** What stands in the conversation as the visitor's own words. */
function spoken(form, pressed, question) {
  if (question !== '') return question;
  if (pressed?.name === 'action') return pressed.textContent;
  const typed = [...form.querySelectorAll('input:not([type=hidden]), textarea')].map((field) => field.value);
  return typed.join(', ');
}

async function send(fields, said, question) {
  const asked = add('you', (article) => {
    const who = document.createElement('span');
    who.className = 'who';
    who.textContent = `${ask.dataset.you}: `;
    article.append(who, said);
  });
  const answer = add('bot waiting', (article) => {
    article.textContent = `${ask.dataset.thinking}…`;
  });
  try {
    // The server has escaped everything in this HTML, and the page's policy lets no script in it run.
    answer.innerHTML = await post(fields);
  } catch {
    answer.textContent = ask.dataset.offline;
    if (input.value === '') input.value = question;
  }
  answer.classList.remove('waiting');
  // A long answer is read from its beginning, so the question goes to the top; unless the question is long too.
  const longQuestion = asked.offsetHeight > window.innerHeight / 3;
  (longQuestion ? answer : asked).scrollIntoView({ block: 'start' });
  focusNext(answer);
}

async function post(fields) {
  const response = await fetch(`/messages?lang=${encodeURIComponent(language)}`, { method: 'POST', body: fields });
  // Above 500 it is not our server that answers but a proxy before it.
  if (response.status > 500) throw new Error(`status ${response.status}`);
  return await response.text();
}

function add(className, fill) {
  const article = document.createElement('article');
  article.className = className;
  fill(article);
  log.append(article);
  article.scrollIntoView({ block: 'nearest', behavior: 'instant' });
  return article;
}

/** The next thing to type in: what is wrong in a form that came back, else its first field, else the question. */
function focusNext(answer) {
  const wrong = answer.querySelector('[aria-invalid=true]');
  const first = answer.querySelector('form.fields :is(input:not([type=hidden]), textarea)');
  (wrong ?? first ?? input).focus({ preventScroll: true });
}

// On a phone the keyboard would cover the suggestions.
if (matchMedia('(pointer: fine)').matches) input.focus({ preventScroll: true });
