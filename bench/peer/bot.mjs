// The peer: the same registration talk, written as the grammY documentation shows it, with @grammyjs/conversations and its state kept
// through Prisma on the same SQLite settings (WAL, synchronous FULL). Idiomatic, not tuned.
import { conversations, createConversation } from '@grammyjs/conversations';
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3';
import Fastify from 'fastify';
import { Bot, InlineKeyboard, webhookCallback } from 'grammy';
import { PrismaClient } from '../../dist/storage/generated/sqlite/client.js';

const prisma = new PrismaClient({ adapter: new PrismaBetterSqlite3({ url: process.env.DATABASE_FILE }) });
await prisma.$queryRawUnsafe('PRAGMA journal_mode = WAL');
await prisma.$executeRawUnsafe('PRAGMA synchronous = FULL');

/** A grammY storage adapter on one table of names and values. */
const adapter = {
  async read(key) {
    const row = await prisma.setting.findUnique({ where: { name: key } });
    return row ? JSON.parse(row.value) : undefined;
  },
  async write(key, value) {
    const text = JSON.stringify(value);
    await prisma.setting.upsert({ where: { name: key }, create: { name: key, value: text }, update: { value: text } });
  },
  async delete(key) {
    await prisma.setting.deleteMany({ where: { name: key } });
  },
};

async function register(conversation, ctx) {
  const answer = async (question, accept, options) => {
    await ctx.reply(question, options);
    for (;;) {
      const next = await conversation.waitFor('message:text');
      const value = accept(next.message.text);
      if (value !== undefined) return value;
      await next.reply('Bạn nhắn lại giúp mình nhé.');
    }
  };
  await ctx.reply('Chào bạn! Bạn có đồng ý không?', { reply_markup: new InlineKeyboard().text('Đồng ý', 'yes') });
  const consent = await conversation.waitForCallbackQuery('yes');
  await consent.answerCallbackQuery();
  const fullName = await answer('Họ và tên của bạn là gì?', (text) =>
    text.trim().split(/\s+/).length > 1 ? text.trim() : undefined,
  );
  const birthDate = await answer('Ngày sinh của bạn?', (text) =>
    /^\d{1,2}\/\d{1,2}\/\d{4}$/.test(text.trim()) ? text.trim() : undefined,
  );
  const phone = await answer('Số điện thoại của bạn?', (text) => (/^0\d{9}$/.test(text.trim()) ? text.trim() : undefined));
  const branch = await answer('Bạn ở chi đoàn nào?', (text) => text.trim());
  await ctx.reply(`Bạn kiểm tra lại nhé: ${fullName}, ${birthDate}, ${phone}, ${branch}`, {
    reply_markup: new InlineKeyboard().text('Gửi', 'send'),
  });
  const more = await conversation.wait();
  await more.reply('Mình đã hủy, chưa có gì được lưu.');
}

const bot = new Bot(process.env.TOKEN, {
  client: { apiRoot: process.env.API_ROOT },
  botInfo: {
    id: Number(process.env.TOKEN.split(':')[0]),
    is_bot: true,
    first_name: 'Peer',
    username: 'peer_bot',
    can_join_groups: false,
    can_read_all_group_messages: false,
    supports_inline_queries: false,
  },
});
bot.use(
  conversations({
    storage: {
      type: 'key',
      version: 0,
      getStorageKey: (ctx) => (ctx.chatId === undefined ? undefined : `talk:${ctx.chatId}`),
      adapter,
    },
  }),
);
bot.use(createConversation(register));
bot.on(['message:text', 'callback_query'], (ctx) => ctx.conversation.enter('register'));

const app = Fastify();
app.get('/readyz', async () => ({ ready: true }));
app.post('/webhooks/telegram', webhookCallback(bot, 'fastify', { secretToken: process.env.SECRET, timeoutMilliseconds: 60_000 }));
await app.listen({ host: '127.0.0.1', port: Number(process.env.PORT) });
process.on('SIGTERM', () => process.exit(0));
