// Lists and calls every tool of the bookshop with the official TypeScript client, which checks each
// structured result against the schema of its tool.
// Usage: clients.mjs MXCP PROJECT
import { spawn } from 'node:child_process';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';

const [mxcp, project] = process.argv.slice(2);
const serve = ['serve', '--project', project, '--config', `${project}/config.yml`];

const calls = {
  welcome_reader: { name: 'Ada' },
  find_reader: { email: 'emile@example.org' },
  book_reviews: { title: 'Quiet' },
  readers_by_id: { ids: [1, 2, 3, 99] },
  book_price: { isbn: '9780131103627' },
  reader_report: { reader_id: 1 },
  reserve_book: { isbn: '9780306406157' },
  shelf_labels: {},
  shelf_statistics: {},
  check_isbn: { isbn: '978-0-306-40615-7' },
  stock_value_sql: {},
  stock_value: {},
  slow_inventory: { seconds: 0 },
  restock: {},
};
// They need a service, and a delivery, that are not there.
const failing = new Set(['book_reviews', 'restock']);

async function callAll(name, transport) {
  const client = new Client({ name: 'clients', version: '1' });
  await client.connect(transport);
  const { tools } = await client.listTools();
  let good = 0;
  for (const tool of tools) {
    try {
      const result = await client.callTool({ name: tool.name, arguments: calls[tool.name] });
      if (result.isError && !failing.has(tool.name)) {
        console.log(`${name}: ${tool.name} failed: ${JSON.stringify(result.content)}`);
      } else {
        good++;
      }
    } catch (error) {
      console.log(`${name}: ${tool.name}: ${error.message}`);
    }
  }
  await client.close();
  console.log(`${good} of ${tools.length} tools of the bookshop answer the TypeScript client over ${name}`);
  return good === tools.length && good > 0;
}

function overStdio() {
  const args = [...serve, '--transport', 'stdio'];
  return callAll('stdio', new StdioClientTransport({ command: mxcp, args, env: process.env, stderr: 'ignore' }));
}

function startHttp() {
  const server = spawn(mxcp, [...serve, '--port', '0'], { stdio: ['ignore', 'ignore', 'pipe'] });
  return new Promise((resolve, reject) => {
    let text = '';
    server.on('exit', () => reject(new Error(`The server ended: ${text}`)));
    server.stderr.on('data', (data) => {
      text += data;
      const found = text.match(/http:\S+/);
      if (found) resolve({ server, url: new URL(found[0]) });
    });
  });
}

async function overHttp() {
  const { server, url } = await startHttp();
  try {
    return await callAll('http', new StreamableHTTPClientTransport(url));
  } finally {
    server.removeAllListeners('exit');
    server.kill();
  }
}

const fine = [await overStdio(), await overHttp()];
process.exit(fine.every(Boolean) ? 0 : 1);
