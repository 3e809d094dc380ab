namespace ChatWeb.Components.Kit;

/// <summary>The icons there are; their shapes are in <see cref="IconShapes"/>.</summary>
public enum IconName
{
    Hash,
    Person,
    People,
    Plus,
    Close,
    Menu,
    Send,
    Check,
    Clock,
    Alert,
    ArrowDown,
    Pencil,
    Settings,
    SignOut,
    Lock,
    Shield,
    Retry,
    Trash,
    Search,
    More,
    BellOff,
    ArrowUp,
    ChevronDown,
    ChevronRight,
    Reply,
    Smile,
    Thread,
}
