using ChatCore.Client;
using ChatCore.Protocol;
using ChatWeb.Resources;

namespace ChatWeb.Components.Finding;

/// <summary>Why something could not be done, as a sentence; where there is none for it, in the server's own words.</summary>
internal static class RefusalText
{
    public static string Of(InvalidOperationException failure, FindingTexts texts) => failure is not RequestRefusedException refused ? failure.Message : refused.Code switch
    {
        Numeric.ErrChanOPrivsNeeded => texts.RefusedRank,
        Numeric.ErrNotOnChannel => texts.RefusedNotIn,
        Numeric.ErrUserNotInChannel => texts.RefusedNotThere,
        Numeric.ErrNoSuchNick => texts.RefusedNoSuchPerson,
        Numeric.ErrUserOnChannel => texts.RefusedAlreadyThere,
        Numeric.ErrBanListFull => texts.RefusedListFull,
        "CHANNEL_NAME_IN_USE" => texts.RefusedNameInUse,
        "CANNOT_RENAME" => texts.RefusedName,
        Numeric.ErrInputTooLong or "TOO_LONG" => texts.RefusedTooLong,
        Numeric.ErrCannotSendToChan => texts.RefusedSpeech,
        "UNKNOWN_MSGID" => texts.RefusedGone,
        "OFFLINE" => texts.RefusedOffline,
        _ => refused.Message,
    };
}
