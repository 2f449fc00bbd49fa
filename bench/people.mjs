// Telegram as a load: a bare HTTP server that answers the Bot API at once, and people who talk to the bot by its webhook. It is not the
// strict emulator (tests use that): here the measured process must be the bot.
import http from 'node:http';

const agent = new http.Agent({ keepAlive: true, maxSockets: 256 });

export function openPeople({ token, secret }) {
  const waiting = new Map();
  const me = { id: Number(token.split(':')[0]), is_bot: true, first_name: 'Chi đoàn', username: 'bench_bot' };
  let messageId = 0;
  let sends = 0;
  let heardAll;
  const server = http.createServer((request, response) => {
    const chunks = [];
    request.on('data', (chunk) => chunks.push(chunk));
    request.on('end', () => {
      const method = request.url.split('/').at(-1).split('?')[0];
      let result = true;
      if (method === 'getMe') result = me;
      if (method === 'sendMessage') {
        const body = JSON.parse(Buffer.concat(chunks).toString());
        sends++;
        heardAll?.(Number(body.chat_id));
        result = {
          message_id: ++messageId,
          date: Math.floor(Date.now() / 1000),
          chat: { id: body.chat_id, type: 'private' },
          from: me,
          text: body.text,
        };
        const person = waiting.get(String(body.chat_id));
        if (person) person.heard(body, result);
      }
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ ok: true, result }));
    });
  });
  let updateId = 1;
  let webhook;

  function post(update) {
    const body = Buffer.from(JSON.stringify({ update_id: updateId++, ...update }));
    return new Promise((resolve, reject) => {
      const request = http.request(
        webhook,
        {
          method: 'POST',
          agent,
          headers: {
            'content-type': 'application/json',
            'content-length': body.length,
            'x-telegram-bot-api-secret-token': secret,
          },
        },
        (response) => {
          response.resume();
          response.on('end', () => resolve(response.statusCode));
        },
      );
      request.on('error', reject);
      request.end(body);
    });
  }

  /** One person: `say` and `press` resolve with the bot's answer (the last message with a question: text and buttons). */
  function person(id) {
    const from = { id, is_bot: false, first_name: 'An' };
    const chat = { id, type: 'private', first_name: 'An' };
    let last;
    let answered;
    waiting.set(String(id), {
      heard(body, message) {
        last = {
          ...message,
          text: body.text,
          markup: typeof body.reply_markup === 'string' ? JSON.parse(body.reply_markup) : body.reply_markup,
        };
        answered?.(last);
      },
    });
    const turn = async (update) => {
      const answer = new Promise((resolve) => {
        answered = resolve;
      });
      const began = performance.now();
      // Telegram sends an update again that was not acknowledged.
      let status = await post(update);
      for (let again = 0; again < 5 && status >= 500; again++) status = await post(update);
      if (status !== 200) throw new Error(`webhook answered ${status}`);
      const acknowledged = performance.now() - began;
      const message = await answer;
      answered = undefined;
      return { message, ms: performance.now() - began, acknowledged };
    };
    return {
      id,
      say: (text) => turn({ message: { message_id: ++messageId, date: Math.floor(Date.now() / 1000), from, chat, text } }),
      press(label) {
        const button = last?.markup?.inline_keyboard?.flat().find((one) => one.text.includes(label));
        if (!button) throw new Error(`no button ${label} in: ${last?.text} ${JSON.stringify(last?.markup)}`);
        return turn({
          callback_query: {
            id: String(++messageId),
            from,
            chat_instance: '1',
            data: button.callback_data,
            message: { message_id: last.message_id, date: last.date, chat, from: me },
          },
        });
      },
      last: () => last,
    };
  }

  return {
    person,
    sends: () => sends,
    /** Told of every message, with the chat it goes to. */
    onSend(listener) {
      heardAll = listener;
    },
    async listen() {
      await new Promise((done) => server.listen(0, '127.0.0.1', done));
      return `http://127.0.0.1:${server.address().port}`;
    },
    setWebhook(url) {
      webhook = url;
    },
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
