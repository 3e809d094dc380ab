using System.Collections.Frozen;

namespace ChatWeb.Components.Kit;

/// <summary>Each icon's path on a 24 × 24 grid, drawn with a stroke.</summary>
internal static class IconShapes
{
    private static readonly FrozenDictionary<IconName, string> Paths = new Dictionary<IconName, string>
    {
        [IconName.Hash] = "M9.5 4 7.5 20M16.5 4l-2 16M4.5 9h15.5M4 15h15.5",
        [IconName.Person] = "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM4.5 20.5c.8-3.6 3.8-5.5 7.500-5.500s6.700 1.900 7.500 5.500",
        [IconName.People] = "M9 11.500a3.500 3.500 0 1 0 0-7 3.500 3.500 0 0 0 0 7ZM2.500 19.500c.6-3.200 3.200-5 6.500-5s5.900 1.800 6.500 5M15.500 4.800a3.500 3.500 0 0 1 0 6.400M18 14.900c1.900.8 3.200 2.400 3.500 4.600",
        [IconName.Plus] = "M12 5v14M5 12h14",
        [IconName.Close] = "M6 6l12 12M18 6 6 18",
        [IconName.Menu] = "M4 7h16M4 12h16M4 17h10",
        [IconName.Send] = "M4.500 12 20 4.500 15.500 20l-3.500-6.500zM12 13.500 20 4.500",
        [IconName.Check] = "M5 12.500 10 17.500 19.500 7",
        [IconName.Clock] = "M12 20.500a8.500 8.500 0 1 0 0-17 8.500 8.500 0 0 0 0 17ZM12 7.500V12l3 2",
        [IconName.Alert] = "M12 8.500v4.500M12 16.500v.01M10.600 4.300 2.900 17.700A1.600 1.600 0 0 0 4.300 20h15.400a1.600 1.600 0 0 0 1.400-2.300L13.400 4.300a1.600 1.600 0 0 0-2.800 0Z",
        [IconName.ArrowDown] = "M12 5v14M6 13l6 6 6-6",
        [IconName.Pencil] = "M4 20h4L19 9l-4-4L4 16zM13 7l4 4",
        [IconName.Settings] = "M4 7h9M17 7h3M4 17h3M11 17h9M15 9.500a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5ZM9 19.500a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5Z",
        [IconName.SignOut] = "M14 4.500H6.500A1.500 1.500 0 0 0 5 6v12a1.500 1.500 0 0 0 1.500 1.500H14M10.500 12H20M16.500 8.500 20 12l-3.500 3.500",
        [IconName.Lock] = "M6.500 11h11A1.500 1.500 0 0 1 19 12.500v6A1.500 1.500 0 0 1 17.500 20h-11A1.500 1.500 0 0 1 5 18.500v-6A1.500 1.500 0 0 1 6.500 11ZM8 11V8a4 4 0 0 1 8 0v3",
        [IconName.Shield] = "M12 3.500 5 6v5.500c0 4.300 2.900 7.600 7 9 4.100-1.400 7-4.700 7-9V6zM9 12l2.200 2.200L15.200 10",
        [IconName.Retry] = "M19.500 12a7.500 7.500 0 1 1-2.200-5.300L20 9.500M20 4.500v5h-5",
        [IconName.Trash] = "M5 7h14M10 7V4.500h4V7M7 7l.8 12.500h8.400L17 7M10.500 11v5M13.500 11v5",
        [IconName.Search] = "M10.500 17a6.500 6.500 0 1 0 0-13 6.500 6.500 0 0 0 0 13ZM15.500 15.500 20 20",
        [IconName.More] = "M4.600 12a.9.9 0 1 0 1.800 0 .9.9 0 1 0-1.800 0M11.100 12a.9.9 0 1 0 1.800 0 .9.9 0 1 0-1.800 0M17.600 12a.9.9 0 1 0 1.800 0 .9.9 0 1 0-1.800 0",
        [IconName.BellOff] = "M6.500 16.500V11c0-1 .3-2 .8-2.800M9.500 6.100a5.500 5.500 0 0 1 8 4.900v4M19 18H5l1.500-1.500M10.500 20.500h3M4 4l16 16",
        [IconName.ArrowUp] = "M12 19V5M6 11l6-6 6 6",
        [IconName.ChevronDown] = "m6 9.500 6 6 6-6",
        [IconName.ChevronRight] = "m9.500 6 6 6-6 6",
        [IconName.Reply] = "M9.500 6 4 11.500 9.500 17M4.500 11.500H14a6 6 0 0 1 6 6v1",
        [IconName.Smile] = "M12 20.500a8.500 8.500 0 1 0 0-17 8.500 8.500 0 0 0 0 17ZM8.500 14c1.800 2.600 5.200 2.600 7 0M9 9.500v.01M15 9.500v.01",
        [IconName.Thread] = "M4.500 5h15v11.500H11L7 20v-3.500H4.500zM8 9h8M8 12.500h5",
        [IconName.ChevronLeft] = "m14.500 6-6 6 6 6",
        [IconName.Palette] = "M12 20.500a8.500 8.500 0 1 1 8.500-8.500c0 2.300-1.700 3.500-3.700 3.500h-2c-2.300 0-2.300 2-1.300 3 .8.900.2 2-1.500 2ZM8 11v.01M11 7.500v.01M15.500 8.500v.01",
        [IconName.Devices] = "M4.500 15.500v-10h13v3M3 19h9.500M15 11.500h5.500v8H15zM17.500 17v.01",
        [IconName.Pin] = "M9 4.500h6l-.8 5.500 3.300 3.500H6.500L9.800 10zM12 13.500V20",
        [IconName.Info] = "M12 20.500a8.500 8.500 0 1 0 0-17 8.500 8.500 0 0 0 0 17ZM12 11v5.500M12 7.800v.01",
        [IconName.Filter] = "M4.500 6h15M7.500 12h9M10.500 18h3",
        [IconName.Clip] = "m19.500 11.500-7.300 7.300a4.700 4.700 0 0 1-6.700-6.700l7.700-7.700a3.100 3.100 0 0 1 4.400 4.400L9.900 16.500a1.600 1.600 0 0 1-2.200-2.200l7-7",
        [IconName.File] = "M6.500 3.500h7l4.500 4.500v11a1.500 1.500 0 0 1-1.500 1.500h-10A1.500 1.500 0 0 1 5 19V5a1.500 1.500 0 0 1 1.500-1.500ZM13.500 3.500V8H18",
        [IconName.Download] = "M12 4v11M7 10.500l5 5 5-5M4.500 19.500h15",
        [IconName.Bell] = "M6.500 16.500V11a5.500 5.500 0 0 1 11 0v5.500L19 18H5zM10.500 20.500h3",
    }.ToFrozenDictionary();

    public static string PathOf(IconName name) => Paths[name];
}
