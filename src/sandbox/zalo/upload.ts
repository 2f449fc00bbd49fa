import { extname } from 'node:path';
import { Busboy, type BusboyHeaders } from '@fastify/busboy';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { invalid, refusal, success, type ZaloAnswer } from './answer.js';
import { route } from './gate.js';
import type { ZaloState, ZaloUpload } from './state.js';

/** One part of a multipart body that is a file. */
export interface UploadedPart {
  field: string;
  name: string;
  bytes: Buffer;
}

interface UploadRule {
  kind: ZaloUpload['kind'];
  extensions: readonly string[];
  maxBytes: number;
  /** What the answer calls the new asset. */
  key: 'attachment_id' | 'token';
}

const rules: Record<string, UploadRule> = {
  '/v2.0/oa/upload/image': { kind: 'image', extensions: ['.jpg', '.jpeg', '.png'], maxBytes: 1_048_576, key: 'attachment_id' },
  '/v2.0/oa/upload/gif': { kind: 'gif', extensions: ['.gif'], maxBytes: 5 * 1_048_576, key: 'attachment_id' },
  '/v2.0/oa/upload/file': { kind: 'file', extensions: ['.pdf', '.doc', '.docx', '.csv'], maxBytes: 5 * 1_048_576, key: 'token' },
};

/** Pictures and files live seven days; the extension of the file name is what is checked. */
export function uploadRoutes(app: FastifyInstance, state: ZaloState): void {
  for (const [path, rule] of Object.entries(rules)) {
    route(app, state, { host: 'api', method: 'POST', path, answer: (request) => keep(state, path, rule, request) });
  }
}

function keep(state: ZaloState, path: string, rule: UploadRule, request: FastifyRequest): ZaloAnswer {
  const part = Array.isArray(request.body) ? (request.body as UploadedPart[]).find((one) => one.field === 'file') : undefined;
  const refuse = (answer: ZaloAnswer) => {
    state.violations.push(`${path}: ${answer.message}`);
    return answer;
  };
  if (!part) return refuse(invalid('file'));
  // As was seen: a name without an extension is a "success" that keeps nothing.
  if (extname(part.name) === '') return refuse({ ...success({}), message: 'Success' });
  if (!rule.extensions.includes(extname(part.name).toLowerCase())) return refuse(invalid('file'));
  if (part.bytes.length > rule.maxBytes) return refuse(refusal(-210));
  const id = `${rule.kind}-${state.nextNumber()}-${'u'.repeat(24)}`;
  state.uploads.set(id, { kind: rule.kind, name: part.name, bytes: part.bytes, at: state.clock.now() });
  return success({ [rule.key]: id });
}

/** The files in a multipart body. @throws when it is not well formed */
export function readMultipart(contentType: string, body: Buffer): Promise<UploadedPart[]> {
  return new Promise((resolve, reject) => {
    const parts: UploadedPart[] = [];
    const busboy = new Busboy({ headers: { 'content-type': contentType } as BusboyHeaders });
    busboy.on('file', (field: string, stream: NodeJS.ReadableStream, name: string) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => parts.push({ field, name: name ?? '', bytes: Buffer.concat(chunks) }));
    });
    busboy.on('finish', () => resolve(parts));
    busboy.on('error', reject);
    busboy.end(body);
  });
}
