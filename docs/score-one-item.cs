#:project ../src/ImrPredict.Core/ImrPredict.Core.csproj
#:property PublishAot=false
using ImrPredict.Cases;
using ImrPredict.Cases.Provenance;
using ImrPredict.Scoring.Items;
using ImrPredict.Training.Package;

var scorer = new ItemScorer(ModelPackage.Load(Path.Combine("models", "default")), new ScoringOptions());
var item = new DisputedItem
{
    CaseNumber = "CM24-0000001",
    Number = 1,
    Source = ItemSource.CaseTable,
    RequestedService = "MRI of the lumbar spine",
    ClinicalText = "Low back pain. Physical therapy failed to improve the pain. Strength is 4/5 in the left leg.",
};
Console.WriteLine($"{scorer.Score(item).OverturnProbability:0.000000}");
