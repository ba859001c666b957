/** Signing in, passwords and profiles. */
export const en = {
  title: "Account",
  name: "Name",
  email: "E-mail address",
  password: "Password",
  passwordHelp: "At least 12 characters. A few words in a row are easy to remember and hard to guess.",
  signIn: {
    title: "Sign in",
    lead: "Plan and steer your CRM rollout.",
    submit: "Sign in",
    forgotten: "Forgotten your password? Your administrator can make you a link to set a new one.",
  },
  setUp: {
    title: "Set up Rollout",
    lead: "You are the first one here. Your account will administer this instance.",
    submit: "Create account",
  },
  newPassword: {
    title: "Set a new password",
    lead: "You will be signed out everywhere and sign in with the new password.",
    field: "New password",
    submit: "Set password",
  },
  expired: {
    title: "This link does not work any more",
    help: "It was used before or has expired. Ask your administrator for a new one.",
    signIn: "Sign in",
  },
  profile: {
    title: "Profile",
    language: "Language",
    english: "English",
    chinese: "简体中文",
    timeZone: "Time zone",
    theme: "Colours",
    themeSystem: "As the system",
    themeLight: "Light",
    themeDark: "Dark",
  },
  passwordChange: {
    title: "Password",
    present: "Current password",
    submit: "Change password",
    done: "Your password is changed. Your other sessions were ended.",
  },
  sessions: {
    title: "Where you are signed in",
    lead: "End a session that you do not recognise.",
    unknown: "Unknown browser",
    current: "This browser",
    end: "End session",
  },
} as const;
