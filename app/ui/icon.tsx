import {
  CalendarDays,
  ChartGantt,
  CircleCheck,
  CircleDashed,
  CircleDot,
  Diamond,
  History,
  House,
  List,
  LogOut,
  Moon,
  Settings,
  Sun,
  TriangleAlert,
  User,
  Users,
} from "lucide-react";

const icons = {
  calendar: CalendarDays,
  done: CircleCheck,
  gantt: ChartGantt,
  gate: Diamond,
  history: History,
  home: House,
  list: List,
  moon: Moon,
  now: CircleDot,
  people: Users,
  settings: Settings,
  signOut: LogOut,
  sun: Sun,
  upcoming: CircleDashed,
  user: User,
  warning: TriangleAlert,
};

export type IconName = keyof typeof icons;

/** A picture beside a word, or inside a control that has a label of its own: always hidden from screen readers. */
export function Icon({ name, size = 16 }: { readonly name: IconName; readonly size?: number }) {
  const Drawing = icons[name];
  return <Drawing size={size} strokeWidth={1.75} aria-hidden="true" className="shrink-0" />;
}
