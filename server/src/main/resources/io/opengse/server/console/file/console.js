// The console's own script: keeps the live parts of a page up to date, sends forms, asks before what cannot be undone,
// uploads packages and draws charts. Every page works without it, only less comfortably.
'use strict';
const find = (selector, root = document) => root.querySelector(selector);
const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const text = (name) => document.body.dataset[name] || '';

// Times are written in UTC by the server and shown in the browser's zone.
const clock = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'medium' });
function localTimes(root) {
  all('time[datetime]', root).forEach((time) => {
    time.textContent = clock.format(new Date(time.dateTime));
    time.title = time.dateTime;
  });
}

// Makes what is there like what came, and touches only what differs: focus, open details and scrolling stay.
function morph(old, fresh) {
  const keyed = new Map([...old.children].filter((child) => child.dataset.key).map((child) => [child.dataset.key, child]));
  let at = old.firstChild;
  for (const node of [...fresh.childNodes]) {
    const key = node.nodeType === 1 ? node.dataset.key : undefined;
    let match = key ? keyed.get(key) : at;
    if (!key && at && at.nodeType === 1 && at.dataset.key) match = null;
    if (!match || match.nodeName !== node.nodeName) {
      old.insertBefore(node, at);
      continue;
    }
    if (match !== at) old.insertBefore(match, at); else at = at.nextSibling;
    if (match.nodeType === 1) {
      if (match.nodeName === 'OUTPUT') continue; // what an action answered stays until the next one
      for (const name of match.getAttributeNames()) if (!node.hasAttribute(name) && name !== 'open' && name !== 'disabled') match.removeAttribute(name);
      for (const name of node.getAttributeNames()) if (match.getAttribute(name) !== node.getAttribute(name)) match.setAttribute(name, node.getAttribute(name));
      morph(match, node);
    } else if (match.data !== node.data) match.data = node.data;
  }
  while (at) { const next = at.nextSibling; at.remove(); at = next; }
}

// One stream for the page; it is closed while nobody looks at it, for browsers allow few connections to one server.
let stream;
function listen() {
  const state = find('#live-state');
  stream = new EventSource(document.body.dataset.live);
  stream.onopen = () => { state.textContent = ''; };
  // A refusal is final for the browser: signed out, or the server began anew. The page itself then says which.
  stream.onerror = () => { state.textContent = text('away'); if (stream?.readyState === EventSource.CLOSED) setTimeout(() => location.reload(), 3000); };
  stream.addEventListener('part', (event) => {
    const line = event.data.indexOf('\n');
    const name = line < 0 ? event.data : event.data.slice(0, line);
    if (name === 'signed-out') { location.href = '/console/sign-in?then=' + encodeURIComponent(location.pathname + location.search); return; }
    if (name === 'gone') { stream.close(); state.textContent = event.data.slice(line + 1); return; }
    const part = find('[data-part="' + CSS.escape(name) + '"]');
    if (!part) return;
    const fresh = document.createElement('template');
    fresh.innerHTML = event.data.slice(line + 1);
    localTimes(fresh.content);
    if (find('[data-chart]', fresh.content)) { charts(part, fresh.content); } else { morph(part, fresh.content); }
  });
}
function attend() {
  if (document.hidden) { stream?.close(); stream = undefined; } else if (!stream) listen();
}

// What a process prints and calls, straight from its host; the newest lines stay in sight unless somebody scrolled away.
let tail;
const escapes = /\x1b\[[0-9;]*[A-Za-z]/g;
function follow() {
  const pre = find('[data-tail]');
  const over = find('#tail-over');
  pre.textContent = '';
  find('#calls').replaceChildren();
  tail = new EventSource(pre.dataset.tail);
  tail.addEventListener('part', (event) => {
    const line = event.data.indexOf('\n');
    const name = event.data.slice(0, line < 0 ? undefined : line);
    const data = line < 0 ? '' : event.data.slice(line + 1);
    if (name === 'output') {
      const bottom = pre.scrollTop + pre.clientHeight >= pre.scrollHeight - 8;
      pre.append(data.replace(escapes, '') + '\n');
      while (pre.childNodes.length > 400) pre.firstChild.remove();
      if (bottom) pre.scrollTop = pre.scrollHeight;
    } else if (name === 'calls') {
      const rows = document.createElement('template');
      rows.innerHTML = '<table><tbody>' + data + '</tbody></table>';
      localTimes(rows.content);
      const body = find('#calls');
      body.prepend(...rows.content.querySelectorAll('tr'));
      while (body.childNodes.length > 200) body.lastChild.remove();
    } else if (name === 'over') {
      over.textContent = data.slice(data.indexOf('\n') + 1);
      if (data.startsWith('output')) tail.close();
    }
  });
}
function attendTail() {
  if (document.hidden) { tail?.close(); tail = undefined; } else if (!tail) follow();
}

async function confirmed(question) {
  const dialog = find('#ask');
  find('#ask-text').textContent = question;
  dialog.returnValue = '';
  dialog.showModal();
  await new Promise((done) => dialog.addEventListener('close', done, { once: true }));
  return dialog.returnValue === 'go';
}

const post = (path, fields) => fetch(path, { method: 'POST', body: new URLSearchParams(fields), headers: { 'X-Gse-Console': '1' } }).then((answer) => answer.json());

async function send(form) {
  const button = find('button[type=submit]', form);
  const outcome = find('.outcome', form);
  if (form.dataset.confirm && !await confirmed(form.dataset.confirm)) return;
  button.disabled = true;
  outcome.textContent = '';
  try {
    const fields = new FormData(form);
    fields.set('_csrf', text('csrf')); // a part that came later has none
    fields.set('_here', text('here'));
    const answer = await post(form.action, fields);
    if (answer.then) { if (new URL(answer.then, location).href === location.href) location.reload(); else location.href = answer.then; return; }
    outcome.className = answer.shown ? 'outcome good' : 'outcome';
    outcome.textContent = answer.message || '';
    if (answer.shown) outcome.append(listed(answer.shown));
  } catch (problem) {
    outcome.textContent = String(problem);
  }
  button.disabled = false;
}

function listed(fields) {
  const list = document.createElement('dl');
  for (const [name, value] of Object.entries(fields)) {
    const term = document.createElement('dt');
    const what = document.createElement('dd');
    term.textContent = name;
    const link = /^(https?:\/\/|\/)/.test(value) ? document.createElement('a') : document.createElement('code');
    if (link.href !== undefined) link.href = value;
    link.textContent = value;
    what.append(link);
    if (link.href === undefined) what.append(' ', copier(link));
    list.append(term, what);
  }
  return list;
}

// Where the browser gives no clipboard (plain HTTP from elsewhere) the text is selected instead.
function copier(code) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'plain';
  button.textContent = text('copy');
  button.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(code.textContent);
      button.textContent = text('copied');
    } catch {
      getSelection().selectAllChildren(code);
    }
  });
  return button;
}

// A package goes up by the same three steps as with the gse command: permission, content, asset.
function put(url, permission, file, told) {
  return new Promise((done, failed) => {
    const request = new XMLHttpRequest();
    request.open('PUT', url);
    request.setRequestHeader('Authorization', permission);
    request.upload.onprogress = (event) => told(event.loaded / Math.max(1, event.total));
    request.onload = () => (request.status === 200 ? done() : failed(new Error(request.responseText.trim() || 'HTTP ' + request.status)));
    request.onerror = () => failed(new Error('network'));
    request.send(file);
  });
}

async function upload(form) {
  const file = find('#upload-file').files[0];
  const state = find('#upload-state');
  const bar = find('#upload-progress');
  const button = find('button', form);
  if (!file) return;
  button.disabled = true;
  bar.hidden = false;
  const key = 'console/' + Date.now() + '/' + file.name.replace(/[^A-Za-z0-9._-]/g, '_').replace(/^\.+/, '');
  const call = async (action, fields) => {
    const answer = await post('/console/do/' + action, { _csrf: form.dataset.csrf, ...fields });
    if (!answer.shown && !answer.then) throw new Error(answer.message);
    return answer;
  };
  try {
    state.textContent = state.dataset.sending;
    const permission = (await call('GetUploadCredentials', { AssetRegion: 'local', BucketKey: key, _show: 'BucketAuth' })).shown.BucketAuth;
    await put('/packages/' + key, permission, file, (part) => { bar.value = part * 100; });
    state.textContent = state.dataset.making;
    const made = await call('CreateAsset', {
      BucketKey: key, AssetName: find('#upload-name').value, AssetVersion: find('#upload-version').value,
      AssetRegion: 'local', OperateSystem: find('#upload-system').value, _then: '/console/asset?id={AssetId}',
    });
    location.href = made.then;
  } catch (problem) {
    state.textContent = state.dataset.failed + ' ' + problem.message;
    button.disabled = false;
  }
}

function readyUpload(form) {
  const drop = find('.drop', form);
  const file = find('#upload-file');
  form.addEventListener('submit', (event) => { event.preventDefault(); upload(form); });
  file.addEventListener('change', () => { if (file.files[0] && !find('#upload-name').value) find('#upload-name').value = file.files[0].name.replace(/\.zip$/, ''); });
  drop.addEventListener('dragover', (event) => { event.preventDefault(); drop.classList.add('over'); });
  drop.addEventListener('dragleave', () => drop.classList.remove('over'));
  drop.addEventListener('drop', (event) => {
    event.preventDefault();
    drop.classList.remove('over');
    file.files = event.dataTransfer.files;
    file.dispatchEvent(new Event('change'));
  });
}

// Charts: the numbers come with the page, uPlot draws them; what changes is only set anew.
function charts(part, fresh) {
  const figures = all('[data-chart]', part);
  all('[data-chart]', fresh).forEach((figure, at) => {
    if (!figures[at]) return;
    figures[at].dataset.chart = figure.dataset.chart;
    figures[at].plot?.setData(JSON.parse(figure.dataset.chart));
  });
}
const hours = new Intl.DateTimeFormat('sv-SE', { hour: '2-digit', minute: '2-digit' });
const seconds = new Intl.DateTimeFormat('sv-SE', { hour: '2-digit', minute: '2-digit', second: '2-digit' });
const days = new Intl.DateTimeFormat('sv-SE', { month: '2-digit', day: '2-digit' });
function moments(plot, splits) {
  const length = plot.scales.x.max - plot.scales.x.min;
  const format = length > 86400 * 1.5 ? days : splits[1] - splits[0] < 60 ? seconds : hours;
  return splits.map((at) => format.format(new Date(at * 1000)));
}
// At least ten minutes and at least one: a chart of two points, or of nothing, still says what it means.
const scales = {
  x: { range: (plot, from, until) => { const end = until ?? Date.now() / 1000; return [Math.min(from ?? end, end - 600), end]; } },
  y: { range: (plot, least, most) => [0, Math.max(1, (most ?? 0) * 1.1)] },
};
const steps = [1, 2, 5].flatMap((step) => [0, 1, 2, 3, 4, 5, 6, 7].map((power) => step * 10 ** power)).sort((one, other) => one - other);
function draw(figure) {
  if (!window.uPlot) return;
  const style = getComputedStyle(document.documentElement);
  const colour = (name) => style.getPropertyValue(name).trim();
  const strokes = ['--accent', '--busy', '--warning', '--bad'].map(colour);
  const axis = { stroke: colour('--soft'), grid: { stroke: colour('--line'), width: 1 }, ticks: { stroke: colour('--line') } };
  const series = figure.dataset.curves.split('|').map((label, at) => ({ label, stroke: strokes[at % strokes.length], width: 1.5, points: { show: false } }));
  const canvas = find('.canvas', figure);
  figure.plot = new uPlot({ width: canvas.clientWidth, height: 170, series: [{}, ...series], scales, axes: [{ ...axis, values: moments, space: 70 }, { ...axis, size: 46, incrs: steps }], cursor: { y: false }, legend: { live: false } }, JSON.parse(figure.dataset.chart), canvas);
  new ResizeObserver(() => figure.plot.setSize({ width: canvas.clientWidth, height: 170 })).observe(canvas);
}

localTimes(document);
if (matchMedia('(min-width: 801px)').matches) all('details.menu').forEach((menu) => { menu.open = true; });
if (document.body.dataset.live) { attend(); document.addEventListener('visibilitychange', attend); }
document.addEventListener('submit', (event) => {
  if (event.target.matches('form.do')) { event.preventDefault(); send(event.target); }
});
if (find('[data-tail]')) { attendTail(); document.addEventListener('visibilitychange', attendTail); }
all('form.upload').forEach(readyUpload);
all('[data-chart]').forEach(draw);
