namespace ChatWeb.Sessions;

/// <summary>Which notes are of so little interest that many of them are one line.</summary>
internal static class NoteKinds
{
    public static bool IsComingOrGoing(this NoteKind kind) => kind is NoteKind.Joined or NoteKind.Left or NoteKind.Quit or NoteKind.Renamed;
}
