namespace Reviews.Notifications;

/// <summary>What a reminder rests on besides its task: the hours in which people are written to, and the ladder of a task that says none.</summary>
/// <param name="Opens">London time, inclusive: mail goes from then on.</param>
/// <param name="Closes">London time, exclusive.</param>
/// <param name="LastThing">London time within the hours: when the day before is told what cannot wait for the hours to open.</param>
/// <param name="DigestAt">London time within the hours: when those who chose one mail a day get it, on a working day.</param>
/// <param name="Remind">As a definition's <c>remind</c>; for a task without it.</param>
/// <param name="Escalate">As a definition's <c>escalate</c>; for a task without it. Rungs to roles that have no part in a task are left out.</param>
public sealed record ReminderRules(LocalTime Opens, LocalTime Closes, LocalTime LastThing, LocalTime DigestAt, string? Remind, string? Escalate);
