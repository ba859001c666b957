export const projectRoles = [
  "owner",
  "projectManager",
  "committeeChair",
  "committeeMember",
  "consultant",
  "dataSteward",
  "trainer",
  "viewer",
] as const;
/** What an account is in one project. */
export type ProjectRole = (typeof projectRoles)[number];

const everyone = projectRoles;
const managers = ["owner", "projectManager"] as const;
/** Whoever evaluates vendors, and never is on the side of one. */
const committee = ["owner", "projectManager", "committeeChair", "committeeMember"] as const;
/** Whoever may have tasks; those who only look on have none. */
const workers = ["owner", "projectManager", "committeeChair", "committeeMember", "consultant", "dataSteward", "trainer"] as const;

/**
 * Which role may do what in a project. The only source of every check, of what pages show, and of the table people read.
 * A role that may not see a project is told that there is no such project.
 */
export const projectPermissions = {
  "project.view": everyone,
  "project.edit": managers,
  "project.delete": ["owner"],
  /** End the work on it and take it up again. */
  "project.archive": ["owner"],
  /** Make another project of it. */
  "project.copy": managers,
  /** Offer its plan to everybody of the instance as a template. */
  "project.saveTemplate": managers,
  /** Give and take access; see `mayManageRole` for whose. */
  "members.manage": managers,
  /** Have other systems told of what happens. */
  "webhooks.manage": managers,
  "people.edit": managers,
  "calendar.edit": managers,
  "plan.view": everyone,
  "plan.edit": managers,
  /** Keep the plan as it is under a name, and choose what it is compared with. */
  "baseline.take": managers,
  "baseline.approve": ["owner", "committeeChair"],
  /** See budgets and costs, and what was earned for them. */
  "costs.view": ["owner", "projectManager", "committeeChair", "committeeMember"],
  /** Plan budgets and costs, and enter what was spent. */
  "costs.edit": managers,
  /** Enter one's own hours. */
  "time.record": workers,
  /** See the hours of others, and enter them. */
  "time.manage": managers,
  /** Keep the state of a page under a name, for oneself; who edits the plan, for everybody. */
  "view.save": everyone,
  /** Report progress and actual dates. */
  "plan.progress": workers,
  /** Describe tasks, and keep their checklists. */
  "task.describe": workers,
  /** Write comments and add files, and change one's own. */
  "comment.write": workers,
  /** Take away what others wrote or added. */
  "comment.moderate": managers,
  /** Stand for a criterion of a gate, and say that a condition is met. */
  "gate.sign": workers,
  /** Let a criterion be unmet for a while. Whoever answers for the plan does not excuse it: that is the committee's. */
  "gate.waive": ["owner", "committeeChair"],
  /** Decide at gates, and withdraw a decision. */
  "gate.decide": ["owner", "committeeChair"],
  /** Add criteria to gates and change their limits. */
  "gate.edit": managers,
  /** Read vendors and what they offer, and the scorecard. Whoever works on a supplier's side may be a consultant or a trainer, so those do not. */
  "vendors.view": committee,
  /** Enter vendors and their offers, ask them, and keep the scorecard. */
  "vendors.edit": managers,
  /** Set the weights that count, or leave them to the committee. */
  "vendors.weigh": ["owner", "projectManager", "committeeChair"],
  /** Weigh criteria and score vendors, in a seat of the committee. */
  "vendors.score": committee,
  /** Finalise the scorecard, open the scoring, reveal it, moderate and settle ties. */
  "vendors.chair": ["owner", "committeeChair"],
  /** See scores once they are revealed, and what comes of them. */
  "vendors.result": committee,
  /** Draft and withdraw the decision. */
  "vendors.decide": ["owner", "committeeChair"],
  /** Read what the system must do. */
  "requirements.read": everyone,
  /** Write requirements down, agree on them and say how they are met. Nobody on a supplier's side does. */
  "requirements.edit": ["owner", "projectManager", "consultant"],
  /** Fix what was agreed on. */
  "requirements.baseline": ["owner", "projectManager", "committeeChair"],
  /** Read the status reports that were sent. */
  "report.view": everyone,
  /** Draft, edit and send status reports. */
  "report.write": managers,
  "history.view": ["owner", "projectManager", "committeeChair"],
} as const satisfies Record<string, readonly ProjectRole[]>;

export type ProjectPermission = keyof typeof projectPermissions;

/** What may be asked of a project that is archived. Everything else waits until it is taken out of the archive. */
const lasting: ReadonlySet<ProjectPermission> = new Set([
  "project.view",
  "plan.view",
  "history.view",
  "costs.view",
  "report.view",
  "requirements.read",
  "vendors.view",
  "vendors.result",
  "project.copy",
  "project.saveTemplate",
  "project.archive",
  "project.delete",
]);

/** Whether a permission still holds in an archived project: it changes nothing in it, or ends it. */
export function lastsInArchive(permission: ProjectPermission): boolean {
  return lasting.has(permission);
}

/** What an account may do outside of any project: everybody, whoever the instance lets make projects, or its administrators. */
export const accountPermissions = {
  "account.own": "signedIn",
  "projects.list": "signedIn",
  "projects.create": "projectCreator",
  "method.read": "signedIn",
  /** Search one's own projects. */
  "search.use": "signedIn",
  /** Look after accounts, settings and the log of the instance. It opens no project. */
  "instance.administer": "administrator",
} as const;

export type AccountPermission = keyof typeof accountPermissions;

export type Permission = ProjectPermission | AccountPermission;

/** Whether an account holds a permission; `everybodyCreates` is what the instance says of new projects. */
export function accountMay(
  permission: AccountPermission,
  account: { readonly isAdministrator: boolean },
  everybodyCreates: boolean,
): boolean {
  const asked = accountPermissions[permission];
  return asked === "signedIn" || account.isAdministrator || (asked === "projectCreator" && everybodyCreates);
}

export function isProjectPermission(permission: Permission): permission is ProjectPermission {
  return permission in projectPermissions;
}

export function isProjectRole(text: string): text is ProjectRole {
  return projectRoles.some((role) => role === text);
}

/** Whether a role holds a permission. */
export function roleMay(role: ProjectRole, permission: ProjectPermission): boolean {
  return (projectPermissions[permission] as readonly ProjectRole[]).includes(role);
}

/** Whether a role may give another one, change it and take it away: nobody does so with a role above their own. */
export function mayManageRole(manager: ProjectRole, managed: ProjectRole): boolean {
  return roleMay(manager, "members.manage") && (managed !== "owner" || manager === "owner");
}

/** Every permission of a role, for what a page shows. */
export function permissionsOf(role: ProjectRole): ProjectPermission[] {
  const all = Object.keys(projectPermissions) as ProjectPermission[];
  return all.filter((permission) => roleMay(role, permission));
}
