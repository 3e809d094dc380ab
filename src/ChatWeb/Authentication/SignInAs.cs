namespace ChatWeb.Authentication;

/// <summary>What somebody wants to be on the server.</summary>
public enum SignInAs
{
    Guest,

    /// <summary>The owner of an account, whose name is the nickname.</summary>
    Account,

    /// <summary>The owner of an account that is to be made.</summary>
    NewAccount,
}
