import { templateNetwork } from "#app/domain/interchange/template-network.ts";
import { scheduleNetwork } from "#app/domain/schedule/schedule-network.ts";
import type { Bilingual, Template, TemplateTask } from "#app/domain/template/template.ts";
import { minutesPerDay, workBetween } from "#app/domain/time/calendar.ts";
import type { Day } from "#app/domain/time/day.ts";
import { addDays } from "#app/domain/time/day.ts";

export interface DemoActual {
  readonly taskId: string;
  readonly actualStart: Day;
  readonly actualFinish: Day;
}

export interface DemoRunning {
  readonly taskId: string;
  readonly actualStart: Day;
  /** Per cent done, 1 to 99. */
  readonly progress: number;
  /** Its planned working days are over. */
  readonly late: boolean;
}

export interface DemoEvent {
  readonly on: Day;
  /** Key of the person. */
  readonly by: string;
  readonly taskId: string;
  readonly text: Bilingual;
}

export interface DemoState {
  /** First working day of the project. */
  readonly start: Day;
  readonly done: readonly DemoActual[];
  readonly running: readonly DemoRunning[];
  /** Days on which the plan changed, as working days after the first, oldest first. */
  readonly recordDays: readonly number[];
  /** The working days of the project so far. */
  readonly days: readonly Day[];
  /** Tasks done by somebody other than the holder of their role: task id to person key. */
  readonly owners: Readonly<Record<string, string>>;
  /** Oldest first. */
  readonly events: readonly DemoEvent[];
}

/** Working days that lie behind the project today, today not counted. */
const workedDays = 133;

/** Working days that tasks really took, where they differ from the template. */
const actualDays: Readonly<Record<string, number>> = { "1.11": 6, "2.22": 10, "3.12": 9, "3.20": 5 };

const recordDays = [0, 12, 26, 40, 52, 61, 76, 93, 106, 118, 127];

/** Per cent done of what is under way. */
const runningProgress: Readonly<Record<string, number>> = { "4.02": 70, "4.04": 60 };

const happenings: readonly { readonly day: number; readonly by: string; readonly taskId: string; readonly text: Bilingual }[] = [
  {
    day: 22,
    by: "wang.haifeng",
    taskId: "0.12",
    text: {
      en: "The committee chose to buy a standard product. Doing nothing was weighed first: at this rate one customer in five is gone within two years.",
      zh: "委员会决定采购标准产品。先评估了维持现状：照目前速度，两年内五分之一的客户会流失。",
    },
  },
  {
    day: 60,
    by: "li.na",
    taskId: "2.13",
    text: {
      en: "Requirements signed: 64, of which 21 are mandatory. From today changes go through the register.",
      zh: "需求基线已签署：共 64 条，其中强制 21 条。即日起变更须登记。",
    },
  },
  {
    day: 92,
    by: "li.na",
    taskId: "2.22",
    text: {
      en: "The contract took two days longer: data return at the end of the term was not in the draft. It is now.",
      zh: "签约推迟两天：草案未写明期满时数据归还，现已补入。",
    },
  },
  {
    day: 105,
    by: "zhou.min",
    taskId: "3.07",
    text: {
      en: "Four of eleven steps of complaint handling were eliminated. Two of them were approvals that had never once refused.",
      zh: "投诉处理的十一步清除了四步，其中两步审批从未驳回过一次。",
    },
  },
  {
    day: 126,
    by: "li.na",
    taskId: "3.22",
    text: {
      en: "Blueprint approved three days after the plan. Nine gaps: five configured, two by a changed process, one extension, one deferred.",
      zh: "蓝图批准，比计划晚三天。九个差距：五个配置、两个改流程、一个扩展、一个延期。",
    },
  },
  {
    day: 132,
    by: "huang.lei",
    taskId: "4.04",
    text: {
      en: "The prototype scripts are late: the exceptions in returns take longer to describe than the normal case. Two more days.",
      zh: "原型脚本晚了：退货的例外情况比正常流程更费笔墨，还需两天。",
    },
  },
];

/**
 * How far the demonstration project has come, about half-way, on a given day: which tasks are done and when they really began and ended, what
 * is under way, what is late, and a few notes. Tasks began as soon as their links allowed, and some took longer than planned.
 *
 * `template` is the six-step template and `isWorkingDay` the project's calendar; on a day off the state is that of the last working day. Tasks
 * without duration end on the day on which the last of their predecessors does. Throws a RangeError when `today` is not a day, or when the
 * calendar has too few working days before it.
 */
export function demoState(template: Template, today: Day, isWorkingDay: (day: Day) => boolean): DemoState {
  const days = workingDaysUpTo(today, isWorkingDay);
  const dayAt = (index: number): Day => days[Math.max(0, index)] ?? today;
  const done: DemoActual[] = [];
  const running: DemoRunning[] = [];

  for (const { task, begin, end } of workedTimes(template)) {
    const progress = runningProgress[task.id];
    if (progress !== undefined) running.push({ taskId: task.id, actualStart: dayAt(begin), progress, late: end <= workedDays });
    else if (end <= workedDays) {
      const last = Math.max(begin, end - 1);
      const first = task.durationDays === 0 ? begin - 1 : begin;
      done.push({ taskId: task.id, actualStart: dayAt(first), actualFinish: dayAt(task.durationDays === 0 ? first : last) });
    }
  }
  return {
    start: dayAt(0),
    done,
    running,
    recordDays,
    days,
    owners: { "3.19": "li.na" },
    events: happenings.map(({ day, ...event }) => ({ ...event, on: dayAt(day) })),
  };
}

/** The last working days up to a day: the first one is the project's first, the last one is today. */
function workingDaysUpTo(today: Day, isWorkingDay: (day: Day) => boolean): readonly Day[] {
  const days: Day[] = [];
  const earliest = addDays(today, -10 * workedDays);
  for (let day = today; days.length <= workedDays; day = addDays(day, -1)) {
    if (day < earliest) throw new RangeError(`too few working days before ${today}`);
    if (isWorkingDay(day)) days.unshift(day);
  }
  return days;
}

interface WorkedTime {
  readonly task: TemplateTask;
  /** Working days since the start of the project; `end` is exclusive. */
  readonly begin: number;
  readonly end: number;
}

/** The template scheduled with the days that its tasks really took. */
function workedTimes(template: Template): readonly WorkedTime[] {
  const tasks = template.tasks.map((task) => ({ ...task, durationDays: actualDays[task.id] ?? task.durationDays }));
  const result = scheduleNetwork(templateNetwork({ ...template, tasks }, null));
  if (!result.ok) throw new Error(`the template cannot be scheduled: ${result.problem.code}`);
  const schedule = result.value;
  const firstMinute = Math.min(...schedule.earlyStartMinutes);
  return tasks.flatMap((task, row) => {
    if (task.type === "phase") return [];
    const calendar = schedule.calendarOf(row);
    const daysUntil = (minute: number): number => workBetween(calendar, firstMinute, minute) / minutesPerDay(calendar.definition);
    return [{ task, begin: daysUntil(schedule.earlyStartMinutes[row] ?? 0), end: daysUntil(schedule.earlyFinishMinutes[row] ?? 0) }];
  });
}
