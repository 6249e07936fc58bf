// Calls every method of coze-js once, and prints what came of each, as JSON.
// node walk.cjs BASE_URL TOKEN
'use strict';

const fs = require('fs');
const path = require('path');
const { createRequire } = require('module');
// The package is installed elsewhere: NODE_MODULES is a folder with node_modules in it.
const load = createRequire(path.join(process.env.NODE_MODULES, 'walk.cjs'));
const { CozeAPI } = load('@coze/api');

const [baseURL, token] = process.argv.slice(2);
const client = new CozeAPI({ baseURL, token, baseWsURL: baseURL.replace('http', 'ws') });

// In Node the client takes streams, in a browser files.
const file = () => fs.createReadStream(__filename);
const message = { role: 'user', content: 'Hi', content_type: 'text' };
const document = { name: 'a.txt', source_info: { file_base64: 'aGk=', file_type: 'txt' } };
const outputs = [{ tool_call_id: '1', output: 'x' }];
const waiting = { conversation_id: 'waiting', chat_id: 'waiting' };

// What each method is called with; entities are called "1" by the test.
const CALLS = {
  'bots.create': [{ space_id: '1', name: 'Bot' }],
  'bots.update': [{ bot_id: '1', name: 'Bot' }],
  'bots.list': [{ space_id: '1' }],
  'bots.listNew': [{ workspace_id: '1' }],
  'bots.publish': [{ bot_id: '1', connector_ids: ['1024'] }],
  'bots.retrieve': [{ bot_id: '1' }],
  'bots.retrieveNew': ['1', { is_published: true }],
  'chat.create': [{ bot_id: '1', user_id: 'u', additional_messages: [message] }],
  'chat.createAndPoll': [{ bot_id: '1', user_id: 'u', additional_messages: [message] }],
  'chat.stream': [{ bot_id: '1', user_id: 'u', additional_messages: [message] }],
  'chat.retrieve': ['1', '1'],
  'chat.cancel': ['running', 'running'],
  'chat.submitToolOutputs': [{ ...waiting, tool_outputs: outputs, stream: false, auto_save_history: true }],
  'chat.messages.list': ['1', '1'],
  'conversations.create': [{ messages: [message] }],
  'conversations.retrieve': ['1'],
  'conversations.list': [{ bot_id: '1', page_num: 1, page_size: 10 }],
  'conversations.clear': ['1'],
  'conversations.messages.create': ['1', message],
  'conversations.messages.update': ['1', '1', { content: 'New', content_type: 'text' }],
  'conversations.messages.retrieve': ['1', '1'],
  'conversations.messages.list': ['1', {}],
  'conversations.messages.delete': ['1', '2'],
  'files.upload': [{ file: file() }],
  'files.retrieve': ['1'],
  'knowledge.documents.list': [{ dataset_id: '1' }],
  'knowledge.documents.create': [{ dataset_id: '1', document_bases: [document] }],
  'knowledge.documents.update': [{ document_id: '1', document_name: 'b.txt' }],
  'knowledge.documents.delete': [{ document_ids: ['2'] }],
  'datasets.documents.list': [{ dataset_id: '1' }],
  'datasets.documents.create': [{ dataset_id: '1', document_bases: [document], format_type: 0 }],
  'datasets.documents.update': [{ document_id: '1', document_name: 'c.txt' }],
  'datasets.documents.delete': [{ document_ids: ['3'] }],
  'datasets.images.update': ['1', '1', { caption: 'A cat' }],
  'datasets.images.list': ['1', {}],
  'datasets.create': [{ name: 'Dataset', space_id: '1', format_type: 0 }],
  'datasets.list': [{ space_id: '1' }],
  'datasets.update': ['1', { name: 'Dataset' }],
  'datasets.delete': ['2'],
  'datasets.process': ['1', { document_ids: ['1'] }],
  'workflows.runs.create': [{ workflow_id: '1' }],
  'workflows.runs.stream': [{ workflow_id: '1' }],
  'workflows.runs.resume': [{ workflow_id: 'asking', event_id: '1', resume_data: 'x', interrupt_type: 2 }],
  'workflows.runs.history': ['1', '1'],
  'workflows.chat.stream': [{ workflow_id: '1', additional_messages: [message], parameters: {} }],
  'workspaces.list': [{ page_num: 1, page_size: 10 }],
  'audio.rooms.create': [{ bot_id: '1', connector_id: '1024', uid: 'u' }],
  'audio.live.retrieve': ['1'],
  'audio.voices.clone': [{ voice_name: 'Voice', file: file(), audio_format: 'wav' }],
  'audio.voices.list': [{}],
  'audio.speech.create': [{ input: 'Hi', voice_id: '1' }],
  'audio.transcriptions.create': [{ file: file() }],
  'audio.voiceprintGroups.create': [{ name: 'Group', desc: 'd' }],
  'audio.voiceprintGroups.list': [{}],
  'audio.voiceprintGroups.update': ['1', { name: 'Group' }],
  'audio.voiceprintGroups.delete': ['2'],
  'audio.voiceprintGroups.features.create': ['1', { name: 'Feature', file: file() }],
  'audio.voiceprintGroups.features.list': ['1', {}],
  'audio.voiceprintGroups.features.update': ['1', '1', { name: 'Feature', file: file() }],
  'audio.voiceprintGroups.features.speakerIdentify': ['1', { file: file() }],
  'audio.voiceprintGroups.features.delete': ['1', '2'],
  'templates.duplicate': ['1', { workspace_id: '1' }],
  'variables.update': [{ bot_id: '1', data: [{ keyword: '1', value: 'v' }] }],
  'variables.retrieve': [{ bot_id: '1', keywords: ['1'] }],
  'users.me': [],
  'websockets.audio.speech.create': [],
  'websockets.audio.transcriptions.create': [],
  'websockets.audio.simultInterpretation.create': [],
  'websockets.chat.create': [{ bot_id: '1' }],
};

function methodsOf(holder, names = [], seen = new Set()) {
  const found = [];
  for (const [name, value] of Object.entries(holder)) {
    if (name.startsWith('_') || !value?._client || seen.has(value)) continue;
    seen.add(value);
    found.push(...methodsOf(value, [...names, name], seen));
  }
  const own = names.length ? Object.getOwnPropertyNames(Object.getPrototypeOf(holder)) : [];
  const called = own.filter(name => name !== 'constructor' && typeof holder[name] === 'function');
  return [...found, ...called.map(name => [...names, name].join('.'))];
}

// The first event of a socket, or its error.
function firstOf(socket) {
  return new Promise((resolve, reject) => {
    socket.onmessage = (event) => { socket.close(); resolve(event); };
    socket.onerror = error => reject(new Error(error?.message ?? error?.data?.msg ?? 'the socket failed'));
  });
}

async function outcome(name) {
  const [method, ...holders] = name.split('.').reverse();
  const holder = holders.reverse().reduce((at, key) => at[key], client);
  const result = await holder[method](...CALLS[name]);
  if (name.startsWith('websockets.')) return firstOf(result);
  if (result?.[Symbol.asyncIterator] && !Buffer.isBuffer(result)) {
    const events = [];
    for await (const event of result) events.push(event);
    return events;
  }
  if (result instanceof ArrayBuffer) return { bytes: result.byteLength };
  return result ?? null;
}

(async () => {
  const told = [];
  for (const name of methodsOf(client)) {
    if (!(name in CALLS)) {
      told.push({ name, error: 'walk.cjs has no call for it' });
      continue;
    }
    try {
      told.push({ name, result: await outcome(name) });
    } catch (error) {
      told.push({ name, error: String(error?.message ?? error) });
    }
  }
  console.log(JSON.stringify(told, (key, value) => (key === 'request' ? undefined : value)));
  process.exit(0);
})();
