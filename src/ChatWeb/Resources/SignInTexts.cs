using Microsoft.Extensions.Localization;

namespace ChatWeb.Resources;

/// <summary>What the sign-in pages say. Each member is a key of the resource files of the same name.</summary>
public sealed class SignInTexts(IStringLocalizer<SignInTexts> text)
{
    public string Title => text[nameof(Title)];

    public string Tagline => text[nameof(Tagline)];

    public string Intro => text[nameof(Intro)];

    public string Host => text[nameof(Host)];

    public string Port => text[nameof(Port)];

    public string Nick => text[nameof(Nick)];

    public string Password => text[nameof(Password)];

    public string Optional => text[nameof(Optional)];

    public string Channel => text[nameof(Channel)];

    public string Connect => text[nameof(Connect)];

    public string Connecting => text[nameof(Connecting)];

    public string ConnectingStatus => text[nameof(ConnectingStatus)];

    public string Unanswered => text[nameof(Unanswered)];

    public string Language => text[nameof(Language)];

    public string Theme => text[nameof(Theme)];

    public string ThemeSystem => text[nameof(ThemeSystem)];

    public string ThemeLight => text[nameof(ThemeLight)];

    public string ThemeDark => text[nameof(ThemeDark)];

    public string ProblemHeading => text[nameof(ProblemHeading)];

    public string ServerSays(string detail) => text[nameof(ServerSays), detail];

    public string FingerprintTitle => text[nameof(FingerprintTitle)];

    public string FingerprintIntro(string server) => text[nameof(FingerprintIntro), server];

    public string FingerprintLabel => text[nameof(FingerprintLabel)];

    public string FingerprintHow => text[nameof(FingerprintHow)];

    public string FingerprintHowStart => text[nameof(FingerprintHowStart)];

    public string FingerprintHowVerb => text[nameof(FingerprintHowVerb)];

    public string FingerprintHowChannel => text[nameof(FingerprintHowChannel)];

    public string FingerprintAccept => text[nameof(FingerprintAccept)];

    public string FingerprintRefuse => text[nameof(FingerprintRefuse)];

    public string FingerprintNothingSent => text[nameof(FingerprintNothingSent)];

    public string KeyChangedTitle => text[nameof(KeyChangedTitle)];

    public string KeyChangedIntro(string server) => text[nameof(KeyChangedIntro), server];

    public string KeyChangedPinned => text[nameof(KeyChangedPinned)];

    public string KeyChangedPresented => text[nameof(KeyChangedPresented)];

    public string KeyChangedWhat => text[nameof(KeyChangedWhat)];

    public string KeyChangedAsk => text[nameof(KeyChangedAsk)];

    public string KeyChangedOperator => text[nameof(KeyChangedOperator)];

    public string KeyChangedOtherwise => text[nameof(KeyChangedOtherwise)];

    public string Back => text[nameof(Back)];

    public string FaultPageExpired => text[nameof(FaultPageExpired)];

    public string NotFoundTitle => text[nameof(NotFoundTitle)];

    public string NotFoundText => text[nameof(NotFoundText)];

    public string FaultHost => text[nameof(FaultHost)];

    public string FaultPort => text[nameof(FaultPort)];

    public string FaultNick => text[nameof(FaultNick)];

    public string FaultPassword => text[nameof(FaultPassword)];

    public string FaultChannel => text[nameof(FaultChannel)];

    public string FaultNotListed => text[nameof(FaultNotListed)];

    public string FaultPrivateAddress => text[nameof(FaultPrivateAddress)];

    public string FaultForbiddenAddress => text[nameof(FaultForbiddenAddress)];

    public string FaultPortNotAllowed => text[nameof(FaultPortNotAllowed)];

    public string FaultHostNotFound => text[nameof(FaultHostNotFound)];

    public string FaultNothingListening => text[nameof(FaultNothingListening)];

    public string FaultTimedOut => text[nameof(FaultTimedOut)];

    public string FaultNotTls13 => text[nameof(FaultNotTls13)];

    public string FaultNotAChatServer => text[nameof(FaultNotAChatServer)];

    public string FaultNetworkError => text[nameof(FaultNetworkError)];

    public string FaultPasswordRefused => text[nameof(FaultPasswordRefused)];

    public string FaultNickRefused => text[nameof(FaultNickRefused)];

    public string FaultBanned => text[nameof(FaultBanned)];

    public string FaultRefused => text[nameof(FaultRefused)];

    public string FaultGatewayFull => text[nameof(FaultGatewayFull)];

    public string FaultAddressFull => text[nameof(FaultAddressFull)];

    public string FaultTooManyAttempts => text[nameof(FaultTooManyAttempts)];

    public string FaultFingerprintRefused => text[nameof(FaultFingerprintRefused)];

    public string FaultSessionEnded => text[nameof(FaultSessionEnded)];

    public string FaultGaveUp => text[nameof(FaultGaveUp)];

    public string As => text[nameof(As)];

    public string AsGuest => text[nameof(AsGuest)];

    public string AsAccount => text[nameof(AsAccount)];

    public string AsNewAccount => text[nameof(AsNewAccount)];

    public string AsGuestHint => text[nameof(AsGuestHint)];

    public string AsAccountHint => text[nameof(AsAccountHint)];

    public string AsNewAccountHint => text[nameof(AsNewAccountHint)];

    public string NewPassword => text[nameof(NewPassword)];

    public string PasswordRules => text[nameof(PasswordRules)];

    public string ShowPassword => text[nameof(ShowPassword)];

    public string HidePassword => text[nameof(HidePassword)];

    public string Email => text[nameof(Email)];

    public string More => text[nameof(More)];

    public string ServerPassword => text[nameof(ServerPassword)];

    public string ServerPasswordHint => text[nameof(ServerPasswordHint)];

    public string FaultServerPassword => text[nameof(FaultServerPassword)];

    public string FaultPasswordMissing => text[nameof(FaultPasswordMissing)];

    public string FaultWeakPassword => text[nameof(FaultWeakPassword)];

    public string FaultEmail => text[nameof(FaultEmail)];

    public string FaultAccountRefused => text[nameof(FaultAccountRefused)];

    public string FaultLoginThrottled => text[nameof(FaultLoginThrottled)];

    public string FaultAccountRequired => text[nameof(FaultAccountRequired)];

    public string FaultAccountExists => text[nameof(FaultAccountExists)];

    public string FaultAccountNotMade => text[nameof(FaultAccountNotMade)];

    public string FaultAccountUnverified => text[nameof(FaultAccountUnverified)];

    public string Remember => text[nameof(Remember)];

    public string RememberHint => text[nameof(RememberHint)];

    public string Recent => text[nameof(Recent)];

    public string ForgetRecent(string name) => text[nameof(ForgetRecent), name];
}
