import {
  CalendarDays,
  ChartGantt,
  ChevronsDownUp,
  ChevronsUpDown,
  CircleAlert,
  CircleCheck,
  CircleDashed,
  CircleDot,
  Diamond,
  History,
  House,
  Keyboard,
  Link2,
  List,
  ListIndentDecrease,
  ListIndentIncrease,
  LogOut,
  Moon,
  Pin,
  Printer,
  Settings,
  SquareArrowOutUpRight,
  Sun,
  Trash2,
  TriangleAlert,
  User,
  Users,
  X,
} from "lucide-react";

const icons = {
  calendar: CalendarDays,
  close: X,
  collapse: ChevronsDownUp,
  done: CircleCheck,
  expand: ChevronsUpDown,
  gantt: ChartGantt,
  gate: Diamond,
  history: History,
  home: House,
  indent: ListIndentIncrease,
  keyboard: Keyboard,
  link: Link2,
  list: List,
  moon: Moon,
  now: CircleDot,
  open: SquareArrowOutUpRight,
  outdent: ListIndentDecrease,
  people: Users,
  pin: Pin,
  print: Printer,
  remove: Trash2,
  risk: CircleAlert,
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
