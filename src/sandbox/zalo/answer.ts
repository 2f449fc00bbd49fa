/** The envelope of every answer. A refusal is HTTP 200 too. */
export interface ZaloAnswer {
  error: number;
  message: string;
  data?: unknown;
}

export const success = (data?: unknown): ZaloAnswer => ({
  error: 0,
  message: 'Success',
  ...(data === undefined ? {} : { data }),
});

/** Messages as in Zalo's table, typing errors included. */
const messages: Record<number, string> = {
  [-32]: 'Your application reached limit call api',
  [-100]: 'attachment_id was expired',
  [-201]: 'params is invalid!',
  [-210]: 'Parameter exceeds allowable limit',
  [-213]: 'User has not followed OA',
  [-216]: 'Access token is invalid',
  [-217]: 'User has blocked invitation from OA',
  [-219]: 'App is removed or disabled',
  [-220]: 'access_token is expired or removed',
  [-230]: 'User has not interacted with the OA in the past 7 days',
  [-232]: 'User has not interacted with the OA, or the last interaction has expired',
  [-233]: 'message type is invalid or not support',
  [-240]: 'MessageV2 API has been shut down, please switch to MessageV3',
  [-242]: 'Invalid appsecret_proof provided in the API argument',
  [-244]: 'User has restricted this message type from your OA',
  404: 'empty api',
};

export const refusal = (error: number, message = messages[error] ?? 'Error'): ZaloAnswer => ({ error, message });

export const invalid = (field: string): ZaloAnswer => refusal(-201, `${field} is invalid!`);
