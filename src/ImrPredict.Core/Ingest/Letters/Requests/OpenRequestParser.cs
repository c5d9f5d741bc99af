using System.Text.RegularExpressions;
using ImrPredict.Cases;
using ImrPredict.Ingest.Letters.Layout;
using ImrPredict.Ingest.Reading;
using ImrPredict.Ingest.Services;

namespace ImrPredict.Ingest.Letters.Requests;

/// <summary>
/// Reads a request for treatment, an e-mail about one, or the letter of utilization review that denies it. A label or a
/// sentence must name the service; running text must stand beside it.
/// </summary>
internal static partial class OpenRequestParser
{
    /// <summary>Why a document of running text gives no item.</summary>
    public const string NoService = "no heading or label of a determination letter was found, and no line names a "
        + "requested service (such as 'Requested service: ...') beside a text of some sentences";

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;
    private const int FewestWords = 12;
    private const int MostServices = 20;

    /// <summary>Reads a document; null where no service can be told, or nothing beside it.</summary>
    /// <param name="letter">Its lines.</param>
    /// <param name="name">A file name, which stands in for a case number that the text lacks.</param>
    public static OpenRequest? Parse(LetterText letter, string name)
    {
        var (services, told) = Labelled(letter);
        var text = Told(letter, told);
        if (services.Count == 0 && Named(letter, text) is { } service)
        {
            services = [service];
        }

        if (services.Count == 0 || WordsOf(text) < FewestWords)
        {
            return null;
        }

        var whole = letter.Text;
        var warnings = new List<string>();
        return new()
        {
            CaseNumber = CaseNumber(whole) ?? Path.GetFileNameWithoutExtension(name),
            Services = services,
            UrDecision = Modified().IsMatch(whole) ? UtilizationReviewDecision.Modified
                : Denied().IsMatch(whole) ? UtilizationReviewDecision.Denied
                : null,
            InjuryDate = Date(InjuryDate().Match(whole), "injury", warnings),
            UrDenialDate = Date(DenialDate().Match(whole), "denial", warnings),
            Warnings = warnings,
            Text = text,
        };
    }

    /// <summary>The services behind labels, and the lines that tell them.</summary>
    private static (List<string> Services, HashSet<int> Lines) Labelled(LetterText letter)
    {
        var services = new List<string>();
        var lines = new HashSet<int>();
        for (var i = 0; i < letter.Lines.Length && services.Count < MostServices; i++)
        {
            var line = letter.Line(i).ToString();
            var label = ServiceLabel().Match(line);
            var rest = line[label.Length..].Trim();
            if (!label.Success || (label.Groups["any"].Success && !IsKnown(rest)))
            {
                continue;
            }

            lines.Add(i);
            if (rest.Length > 0)
            {
                while (i + 1 < letter.Lines.Length && Continues(letter, i + 1))
                {
                    lines.Add(++i);
                    rest = $"{rest} {letter.Line(i)}";
                }

                services.AddRange(Parts().Split(rest));
                continue;
            }

            while (i + 1 < letter.Lines.Length && (services.Count == 0 || IsListed(letter, i + 1)))
            {
                lines.Add(++i);
                services.Add(letter.Line(i).ToString());
            }
        }

        var named = services.Select(s => Bullet().Replace(s.Trim(), "").TrimEnd('.', ' ')).Where(s => s.Length > 2);
        return ([.. named.Distinct(StringComparer.OrdinalIgnoreCase).Take(MostServices)], lines);
    }

    // A wrapped value, which goes on in small letters before any blank line or label.
    private static bool Continues(LetterText letter, int line) =>
        !letter.BlankBefore(line) && char.IsAsciiLetterLower(letter.Line(line)[0]);

    private static bool IsListed(LetterText letter, int line) => Bullet().IsMatch(letter.Line(line));

    /// <summary>The service that a sentence names: the denied one, else the requested one of a known kind.</summary>
    private static string? Named(LetterText letter, string text)
    {
        var whole = letter.Join(0, letter.Lines.Length);
        var denied = DeniedService().Match(whole);
        if (denied.Success)
        {
            return denied.Groups["service"].Value.Trim(' ', ',', '"', '\u201C', '\u201D');
        }

        for (var i = 0; i < letter.Lines.Length; i++)
        {
            var subject = Subject().Match(letter.Line(i).ToString());
            if (subject.Success && Requested(subject.Groups["words"].Value) is { } service)
            {
                return service;
            }
        }

        return Requested(text);
    }

    private static string? Requested(string told) =>
        RequestedServicePhrase.Find(told) is { } span
        && told.Substring(span.Start, span.Length) is { Length: > 2 and < 200 } service && IsKnown(service)
            ? service
            : null;

    private static bool IsKnown(string service) => ServiceClassifier.Classify(service) != ServiceCategory.Other;

    private static string Told(LetterText letter, HashSet<int> services)
    {
        var kept = new List<string>();
        for (var i = 0; i < letter.Lines.Length; i++)
        {
            var line = letter.Line(i).ToString();
            if (services.Contains(i) || Formal().IsMatch(line))
            {
                continue;
            }

            if (kept.Count > 0 && !letter.BlankBefore(i))
            {
                kept[^1] = $"{kept[^1]} {line}";
            }
            else
            {
                kept.Add(line);
            }
        }

        return string.Join('\n', kept);
    }

    private static int WordsOf(string text) =>
        text.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries).Length;

    private static string? CaseNumber(string text)
    {
        var number = Number().Match(text);
        return number.Success ? number.Groups["number"].Value : null;
    }

    private static DateOnly? Date(Match printed, string what, List<string> warnings)
    {
        var date = printed.Success ? LetterHeader.ParseDate(printed.Groups["date"].ValueSpan) : null;
        if (printed.Success && date is null)
        {
            warnings.Add($"the date of the {what} is none and is left out");
        }

        return date;
    }

    [GeneratedRegex(
        @"^(?:[-*\u2022] ?)?(?:(?:requested|disputed|denied|non-?certified) (?:services?|treatments?|procedures?|"
        + @"items?|medications?)|(?:services?|treatments?|procedures?|items?|medications?|service/treatment|"
        + @"treatment/service)(?:\(s\))?(?: or \w+)? (?:requested|in dispute|denied|non-?certified)|"
        + @"(?:services?|treatments?)/(?:good|service|procedure)s? requested|request(?:s|ed)?|"
        + @"(?:specific )?request(?:ed)? for authorization|RFA|(?<any>services?|treatments?|procedures?|items?|"
        + @"medications?))(?:\(s\))? ?[:=] ?",
        Options, LetterGuard.PatternMilliseconds)]
    private static partial Regex ServiceLabel();

    [GeneratedRegex(@"^(?:Subject|RE) ?: ?(?:(?:RE|FW|FWD) ?: ?)*(?<words>.+)$", Options,
        LetterGuard.PatternMilliseconds)]
    private static partial Regex Subject();

    [GeneratedRegex(@"^(?:[-*\u2022\u25CF]|\(?[0-9]{1,2}[.)]) ?", Options, LetterGuard.PatternMilliseconds)]
    private static partial Regex Bullet();

    [GeneratedRegex(@" ?; ?| (?=\(?[0-9]{1,2}\) )", Options, LetterGuard.PatternMilliseconds)]
    private static partial Regex Parts();

    [GeneratedRegex(
        @"\b(?:request|authorization|coverage) for (?:the )?(?<service>[^.\n;]{3,200}?),? (?:is|was|are|were|has been|"
        + @"have been) (?:\w+ ){0,2}?(?:non-?certified|not certified|denied|not approved|not authorized|"
        + @"not medically necessary|modified)\b"
        + @"|\b(?:den(?:y|ied|ying)|non-?certif(?:y|ied|ying)|(?:denial|non-?certification) of)"
        + @" (?:(?:the|your|this) )?(?:request for )?(?<service>(?!request\b)[A-Za-z][^.\n;:]{3,160}?)"
        + @"(?=[.;\n]| because\b| as (?:it|the|not)\b| dated\b| on [0-9]| since\b|$)",
        Options, LetterGuard.PatternMilliseconds)]
    private static partial Regex DeniedService();

    [GeneratedRegex(
        @"\bnon-?cert\w*|\bnot certified\b|\b(?:is|was|are|were|has been|been) (?:\w+ )?denied\b|\bdenial\b",
        Options, LetterGuard.PatternMilliseconds)]
    private static partial Regex Denied();

    [GeneratedRegex(@"\b(?:is|was|are|were|been) (?:\w+ )?modified\b|\bpartially (?:certified|approved)\b",
        Options, LetterGuard.PatternMilliseconds)]
    private static partial Regex Modified();

    [GeneratedRegex(
        @"\b(?<number>CM[0-9]{2}-[0-9]{7})\b|\b(?:IMR )?(?:claim|case|file|reference)(?: (?:number|no\.?|#)|#) ?"
        + @"[:#]? {0,3}(?<number>[A-Z0-9][A-Z0-9/-]{3,30})",
        Options, LetterGuard.PatternMilliseconds)]
    private static partial Regex Number();

    [GeneratedRegex(
        @"\b(?:date of (?:injury|loss)|injury date|DOI)\b ?[:=-]? {0,3}"
        + @"(?<date>[0-9]{1,2}[/-][0-9]{1,2}[/-][0-9]{2,4})\b",
        Options, LetterGuard.PatternMilliseconds)]
    private static partial Regex InjuryDate();

    [GeneratedRegex(
        @"\b(?:UR denial date|denial date|date of (?:the )?(?:denial|determination|UR|utilization review)(?: \w+)?|"
        + @"UR (?:decision|determination) date|denied on|non-?certified on)\b ?[:=-]? {0,3}"
        + @"(?<date>[0-9]{1,2}[/-][0-9]{1,2}[/-][0-9]{2,4})\b",
        Options, LetterGuard.PatternMilliseconds)]
    private static partial Regex DenialDate();

    // Headers of e-mail, names and numbers behind labels, greetings.
    [GeneratedRegex(
        @"^(?:>+ ?)?(?:From|To|Cc|Bcc|Sent|Date|Subject|Reply-To|Return-Path|Received|Delivered-To|Message-ID|"
        + @"MIME-Version|Content-[\w-]+|X-[\w-]+|Importance|Attachments?|RE|"
        + @"(?:(?:Claim(?:ant)?|Case|Employee|Patient|Injured worker|Member|File|Policy|Reference|IMR|UR|Reviewer|"
        + @"Employer|Adjuster|Provider|Physician|Carrier|Insurer|Claims administrator)\b[^:]{0,30})|Name|DOB|"
        + @"Date of [\w ]{2,30}|DOI|SSN|Phone|Fax|Tel|Address|E-?mail|Priority|Diagnos[ie]s code|ICD[\w -]*) ?[:#]"
        + @"|^(?:Dear|Sincerely|Regards|Best regards|Kind regards|Respectfully|Thank you|Thanks|Hello|Hi)\b.{0,40}$"
        + @"|^boundary=|^--[\w=-]{8,}$",
        Options, LetterGuard.PatternMilliseconds)]
    private static partial Regex Formal();
}
