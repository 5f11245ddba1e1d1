'use strict';

const byId = (id) => document.getElementById(id);
const user = () => byId('user').value;

/** Makes an element; texts are never read as HTML. */
function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false) {
      made.setAttribute(key, value === true ? '' : value);
    }
  }
  made.append(...children);
  return made;
}

async function request(path, body) {
  const headers = user() ? {'X-Demo-User': user()} : {};
  const options = body === undefined
    ? {headers}
    : {method: 'POST', headers: {...headers, 'Content-Type': 'application/json'}, body: JSON.stringify(body)};
  const response = await fetch(path, options);
  if (!response.ok) {
    throw new Error(`${path} answered ${response.status}`);
  }
  return response.json();
}

/** Shows JSON on one line that may be broken between its members. */
const json = (value) => JSON.stringify(value, null, 1).replace(/\n\s*/g, ' ');
const text = (value) => (value === null || typeof value !== 'object' ? String(value) : json(value));
const isObject = (value) => value !== null && typeof value === 'object' && !Array.isArray(value);

/** Shows a list of objects, or an object, as a table, and anything else as text. */
function show(value) {
  const rows = Array.isArray(value) ? value : [value];
  if (rows.length === 0) {
    return element('p', {class: 'quiet'}, 'No rows.');
  }
  if (!rows.every(isObject)) {
    return element('p', {}, text(value));
  }
  const columns = [...new Set(rows.flatMap(Object.keys))];
  const head = element('tr', {}, ...columns.map((column) => element('th', {}, column)));
  const cells = (row) => columns.map((column) => element('td', {}, column in row ? text(row[column]) : ''));
  return element('table', {}, element('thead', {}, head),
    element('tbody', {}, ...rows.map((row) => element('tr', {}, ...cells(row)))));
}

function failure(message) {
  return element('p', {class: 'failed'}, message);
}

/** Makes a field of a property's schema. */
function field(name, schema, required) {
  const type = [].concat(schema.type ?? 'string').find((each) => each !== 'null');
  const attributes = {name, required, 'data-type': type, placeholder: schema.default === undefined ? undefined : text(schema.default)};
  if (schema.enum) {
    return element('select', attributes, ...(required ? [] : [element('option', {value: ''}, '')]),
      ...schema.enum.map((each) => element('option', {}, text(each))));
  }
  if (type === 'boolean') {
    return element('select', attributes, ...['', 'true', 'false'].map((each) => element('option', {}, each)));
  }
  if (type === 'integer' || type === 'number') {
    return element('input', {...attributes, inputmode: 'decimal', min: schema.minimum, max: schema.maximum, type: 'text'});
  }
  return type === 'array' || type === 'object'
    ? element('textarea', {...attributes, placeholder: 'JSON'})
    : element('input', {...attributes, minlength: schema.minLength, maxlength: schema.maxLength});
}

/** Reads the arguments of a form; numbers go as texts, so that none loses a digit. */
function argumentsOf(form) {
  const values = {};
  for (const each of form.elements) {
    if (each.name && each.value !== '') {
      values[each.name] = ['array', 'object', 'boolean'].includes(each.dataset.type) ? JSON.parse(each.value) : each.value;
    }
  }
  return values;
}

function toolForm(tool) {
  const properties = Object.entries(tool.inputSchema.properties ?? {});
  const required = new Set(tool.inputSchema.required ?? []);
  const result = element('div', {'aria-live': 'polite'});
  const form = element('form', {'data-tool': tool.name},
    ...properties.map(([name, schema]) => element('label', {}, `${name} `, field(name, schema, required.has(name)),
      element('small', {}, ` ${schema.description ?? ''}`))),
    element('button', {}, 'Call'), result);
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    try {
      const answer = await request(`api/tools/${tool.name}`, argumentsOf(form));
      result.replaceChildren(answer.ok ? show(answer.value) : failure(`${answer.code}: ${answer.message}`));
    } catch (error) {
      result.replaceChildren(failure(error.message));
    }
    await refresh();
  });
  return element('details', {}, element('summary', {}, element('b', {}, tool.title ?? tool.name),
    element('small', {}, ` ${tool.language} `), tool.description ?? ''), form);
}

async function listTools() {
  byId('tools').replaceChildren(...(await request('api/tools')).map(toolForm));
}

function parsed(json) {
  try {
    return JSON.parse(json);
  } catch {
    return json;
  }
}

function step(each) {
  return element('details', {open: true}, element('summary', {}, element('b', {}, each.tool), ' ', element('code', {}, each.arguments)),
    each.failed ? failure(each.result) : show(parsed(each.result)));
}

byId('chat').addEventListener('submit', async (event) => {
  event.preventDefault();
  try {
    const {answer, steps} = await request('api/chat', byId('question').value);
    byId('answer').replaceChildren(...steps.map(step), element('p', {}, answer));
  } catch (error) {
    byId('answer').replaceChildren(failure(error.message));
  }
  await refresh();
});

byId('user').addEventListener('change', listTools);

let last = 0;

async function refreshAudit() {
  for (const record of await request(`api/audit?after=${last}`)) {
    if (record.number <= last) {
      continue;
    }
    last = record.number;
    byId('audit').prepend(element('tr', {'data-call': record.name},
      element('td', {}, record.name, element('br'), element('small', {}, `${record.millis} ms`)),
      element('td', {}, record.user ?? 'nobody', element('br'), element('small', {}, record.caller)),
      element('td', {}, element('code', {}, text(record.input))),
      element('td', {class: record.error ? 'failed' : ''}, record.error ?? record.decision ?? 'ok')));
  }
}

async function refreshMetrics() {
  const response = await fetch('actuator/metrics/gen_ai.execute_tool.duration');
  if (response.ok) {
    const of = Object.fromEntries((await response.json()).measurements.map((each) => [each.statistic, each.value]));
    byId('metrics').textContent = `${of.COUNT} calls, ${(1000 * of.TOTAL_TIME / of.COUNT).toFixed(1)} ms on average`;
  }
}

async function refresh() {
  await Promise.all([refreshAudit(), refreshMetrics()]).catch(() => {});
}

listTools();
refresh();
setInterval(refresh, 1000);
