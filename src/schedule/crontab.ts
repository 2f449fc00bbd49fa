import { weekOf } from '../domain/local-time.js';
import { notBefore } from '../domain/quiet-hours.js';
import type { ChannelName } from '../messages.js';
import { monthToDraft, reportOccasion, reportReminder } from './month-reports.js';
import {
  activityHorizonMs,
  activityReminder,
  activitySummary,
  channelWarning,
  missedRequests,
  requestsReminder,
  talkReminder,
} from './nudges.js';
import { lastYearEnd, occasionsAt, pledgeReminder, reviewedEnds, reviewQuestion } from './pledge-nudges.js';
import { finishedRemarks, objectionsReminder } from './residence-nudges.js';
import type { ScheduleStore } from './store.js';
import { windowQuestion } from './windows.js';

export interface Job {
  name: string;
  /** Minute, hour, day of the month, month, day of the week, by the clock on the wall. */
  cron: string;
  what: string;
  /** Safe to run twice, and by two processes at a time. Resolves with how much it did. */
  run(now: Date): Promise<number>;
}

const everyMinute = '* * * * *';
const hour = 3600_000;
const day = 24 * hour;
const ago = (now: Date, ms: number) => new Date(now.getTime() - ms);
const ahead = (now: Date, ms: number) => new Date(now.getTime() + ms);

/**
 * Everything that happens by itself. What is due is decided by rows, so most jobs look every minute and a missed tick loses nothing.
 * Withdrawing stands before everything that sends, and reminders of a person's own things before those about others.
 */
export function crontab(store: ScheduleStore, zone: string, brokenChannels: () => Promise<ChannelName[]>): Job[] {
  return [
    {
      name: 'recover_deliveries',
      cron: everyMinute,
      what: 'messages that a dead process left on the wire',
      run: () => store.recoverDeliveries(),
    },
    {
      name: 'withdraw_outdated',
      cron: everyMinute,
      what: 'nudges that wait and were answered, stopped or overtaken',
      run: (now) => store.withdrawOutdated(now),
    },
    {
      name: 'notices',
      cron: everyMinute,
      what: 'messages to many: ends what is out of time, reports to their authors (the worker looks more often)',
      run: () => store.watchNotices(),
    },
    {
      name: 'quiet_hours',
      cron: everyMinute,
      what: 'what could not leave before its reader’s quiet hours waits for their end',
      run: (now) => store.holdBack(now),
    },
    {
      name: 'programme_ends',
      cron: '*/15 * * * *',
      what: 'ends what was pledged in a programme that is over',
      run: (now) => store.endPledges(now, lastYearEnd(now, zone)),
    },
    {
      name: 'pledges',
      cron: everyMinute,
      what: 'asks how a pledge is going, at its hour',
      run: (now) => {
        const occasionOf = occasionsAt(now, zone);
        return store.remindOfPledges(now, (due) => pledgeReminder(due, occasionOf(due)));
      },
    },
    {
      name: 'pledge_reviews',
      cron: '0 9 * * *',
      what: 'asks members how it went in the last days of a programme, on the last and a week after it',
      run: (now) => store.askHowItWent(now, reviewedEnds(now, zone), (due) => reviewQuestion(due, now, zone)),
    },
    {
      name: 'activities',
      cron: everyMinute,
      what: 'reminds those who come, a day and an hour before',
      run: (now) =>
        store.remindOfActivities(now, ahead(now, activityHorizonMs + hour), (activity, to) =>
          activityReminder(activity, to, now, zone),
        ),
    },
    {
      name: 'silent_invitees',
      cron: everyMinute,
      what: 'asks those who said nothing once more',
      run: (now) => store.askSilentAgain(now, notBefore(now, 'notice', zone)),
    },
    {
      name: 'residence_remarks',
      cron: '*/10 * * * *',
      what: 'makes remarks final that nobody objected to in their days',
      run: (now) => store.finishRemarks(now, (finished, units) => finishedRemarks(finished, units, now, zone)),
    },
    {
      name: 'residence_objections',
      cron: '0 9 * * 1',
      what: 'on Mondays to the officers, about objections to remarks that wait for their word',
      run: (now) => store.remindOfObjections(now, (waiting, units) => objectionsReminder(waiting, units, now, zone)),
    },
    {
      name: 'summaries',
      cron: '*/5 * * * *',
      what: 'the count line to the officer who called it, when it is over',
      run: (now) =>
        store.sumUpActivities(now, (activity, counts, officerId) => activitySummary(activity, counts, officerId, now, zone)),
    },
    {
      name: 'unfinished_talks',
      cron: everyMinute,
      what: 'one polite reminder of a form left for a day (not longer than a week)',
      run: (now) => store.remindOfTalks(now, ago(now, 7 * day), ago(now, day), (talk) => talkReminder(talk, now)),
    },
    {
      name: 'missed_requests',
      cron: everyMinute,
      what: 'to an officer who wrote again after a silence: what came while nobody could write to them',
      run: (now) => store.tellOfMissedRequests(now, missedRequests),
    },
    {
      name: 'waiting_requests',
      cron: everyMinute,
      what: 'once to the officers, about what waits for them for two days (and for one, by the way)',
      run: (now) => store.remindOfRequests(now, ago(now, 2 * day), ago(now, day), requestsReminder),
    },
    {
      name: 'month_reports',
      cron: '0 8 * * *',
      what: 'drafts the reports of the month on its last day and tells the secretaries; reminds of them before and after they are due',
      run: async (now) => {
        const month = monthToDraft(now, zone);
        const drafted = month ? await store.draftMonthReports(now, month) : 0;
        const told = await store.remindOfMonthReports(
          now,
          (report) => reportOccasion(report, now, zone),
          (reminder) => reportReminder(reminder, now, zone),
        );
        return drafted + told;
      },
    },
    {
      name: 'closing_windows',
      cron: '*/15 * * * *',
      what: 'asks whom Zalo lets nobody write to tomorrow what there is to ask (an answer, a pledge, where they live), once a week',
      run: (now) =>
        store.askBeforeClosing(now, weekOf(now, zone), (closing) => windowQuestion(closing, weekOf(now, zone), now, zone)),
    },
    {
      name: 'digests',
      cron: everyMinute,
      what: 'one message of three or more that are due for the same person in the same quarter of an hour',
      run: (now) => store.digest(now),
    },
    {
      name: 'channels',
      cron: '30 7 * * *',
      what: 'asks each platform who we are, which keeps Zalo’s refresh token (three months) alive when nobody writes; tells administrators when it fails',
      run: async (now) => {
        let told = 0;
        for (const channel of await brokenChannels())
          told += await store.warnAdministrators(now, (contactId) => channelWarning(channel, contactId, now, zone));
        return told;
      },
    },
    {
      name: 'old_talks',
      cron: '40 2 * * *',
      what: 'forms left for 30 days are forgotten with what was typed',
      run: (now) => store.forgetOldTalks(ago(now, 30 * day)),
    },
    {
      name: 'clean_up',
      cron: '10 3 * * *',
      what: 'what has been kept long enough (domain.md §8.4)',
      run: (now) => store.cleanUp(now),
    },
    {
      name: 'settle_days',
      cron: '20 3 * * *',
      what: 'reckons the sums of all days before today anew, so that a province’s figures need not count a year of attendance',
      run: (now) => store.settleDays(now),
    },
    {
      name: 'keep_rates',
      cron: '50 2 * * *',
      what: 'keeps the rates of a period as numbers, before the remarks behind them are forgotten',
      run: (now) => store.keepRates(now),
    },
  ];
}
