namespace ChatWeb.Components.Kit;

/// <summary>How much a button draws the eye.</summary>
public enum ButtonLook
{
    /// <summary>What one comes to do; at most one on a page.</summary>
    Primary,

    Quiet,

    /// <summary>An icon alone; it needs an accessible label.</summary>
    Icon,

    Danger,
}
