using ChatWeb.Resources;

namespace ChatWeb.Files;

/// <summary>Why a file was not taken.</summary>
internal enum UploadFault
{
    SessionOver,
    PageExpired,
    NoLength,
    Empty,
    TooLarge,
    TooFast,
    TooManyAtOnce,
    UserFull,
    AddressFull,
    StoreFull,
    WrongKind,
    Damaged,
    Incomplete,
    NotStored,
}

/// <summary>What the browser is answered: a status, and a sentence for the user.</summary>
internal static class UploadFaults
{
    public static int StatusOf(UploadFault fault) => fault switch
    {
        UploadFault.SessionOver => StatusCodes.Status401Unauthorized,
        UploadFault.PageExpired or UploadFault.Empty or UploadFault.Incomplete => StatusCodes.Status400BadRequest,
        UploadFault.NoLength => StatusCodes.Status411LengthRequired,
        UploadFault.TooLarge => StatusCodes.Status413PayloadTooLarge,
        UploadFault.WrongKind or UploadFault.Damaged => StatusCodes.Status415UnsupportedMediaType,
        UploadFault.TooFast or UploadFault.TooManyAtOnce => StatusCodes.Status429TooManyRequests,
        _ => StatusCodes.Status507InsufficientStorage,
    };

    public static string TextOf(UploadFault fault, FileTexts texts) => fault switch
    {
        UploadFault.SessionOver => texts.FaultSessionOver,
        UploadFault.PageExpired => texts.FaultPageExpired,
        UploadFault.Empty => texts.FaultEmpty,
        UploadFault.TooLarge => texts.FaultTooLarge,
        UploadFault.TooFast or UploadFault.TooManyAtOnce => texts.FaultTooFast,
        UploadFault.UserFull or UploadFault.AddressFull => texts.FaultUserFull,
        UploadFault.StoreFull => texts.FaultStoreFull,
        UploadFault.WrongKind => texts.FaultWrongKind,
        UploadFault.Damaged => texts.FaultDamaged,
        UploadFault.NotStored => texts.FaultNotStored,
        _ => texts.FaultIncomplete,
    };
}
