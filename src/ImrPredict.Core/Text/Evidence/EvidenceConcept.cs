namespace ImrPredict.Text.Evidence;

/// <summary>
/// A fact about a case that reviewers weigh; <c>evidence-concepts.tsv</c> gives each its words, and
/// <c>evidence-terms.tsv</c> the phrases that name it. Present means that the text states what the member says.
/// </summary>
public enum EvidenceConcept
{
    /// <summary>Conservative care in general was given.</summary>
    ConservativeCare,

    /// <summary>Physical or occupational therapy was given.</summary>
    PhysicalTherapy,

    /// <summary>Chiropractic care was given.</summary>
    Chiropractic,

    /// <summary>Acupuncture was given.</summary>
    Acupuncture,

    /// <summary>Exercises were done at home.</summary>
    HomeExercise,

    /// <summary>An anti-inflammatory drug was taken.</summary>
    AntiInflammatory,

    /// <summary>Other medication was taken.</summary>
    Medication,

    /// <summary>An opioid was taken.</summary>
    Opioid,

    /// <summary>An injection was given.</summary>
    Injection,

    /// <summary>Surgery was done.</summary>
    Surgery,

    /// <summary>Treatment failed, or brought no or too little relief.</summary>
    FailedTreatment,

    /// <summary>Weak muscles or another motor deficit.</summary>
    Weakness,

    /// <summary>Sensation is lost or changed on examination.</summary>
    SensoryLoss,

    /// <summary>A reflex is weak, absent or unequal.</summary>
    ReflexChange,

    /// <summary>A sign of nerve irritation is positive: straight leg raise, Spurling, Tinel, Phalen.</summary>
    NerveSign,

    /// <summary>Symptoms run along a nerve: radiating pain, numbness, tingling, radiculopathy.</summary>
    RadiatingSymptoms,

    /// <summary>Muscle spasm or guarding.</summary>
    MuscleSpasm,

    /// <summary>Motion is restricted.</summary>
    RestrictedMotion,

    /// <summary>A sign of grave disease: infection, cauda equina, loss of bladder or bowel control.</summary>
    RedFlag,

    /// <summary>A fracture or dislocation.</summary>
    Fracture,

    /// <summary>Cancer, now or in the past.</summary>
    Cancer,

    /// <summary>The condition gets worse.</summary>
    Worsening,

    /// <summary>Imaging shows a structural change.</summary>
    StructuralFinding,

    /// <summary>Electrodiagnostic tests show a nerve lesion.</summary>
    ElectrodiagnosticFinding,

    /// <summary>Imaging was done before.</summary>
    PriorImaging,

    /// <summary>Electrodiagnostic tests were done before.</summary>
    PriorElectrodiagnostics,

    /// <summary>A number of visits, with no therapy named beside it.</summary>
    TherapyVisits,

    /// <summary>Function improved, or the patient improved with treatment.</summary>
    FunctionalImprovement,

    /// <summary>Pain became less with treatment.</summary>
    PainRelief,

    /// <summary>A score on a pain scale.</summary>
    PainScore,

    /// <summary>A urine drug test was done.</summary>
    UrineDrugTest,

    /// <summary>A prescription database (CURES) was looked up.</summary>
    PrescriptionMonitoring,

    /// <summary>The patient signed an opioid agreement.</summary>
    OpioidAgreement,

    /// <summary>Drugs are used otherwise than prescribed.</summary>
    AberrantUse,

    /// <summary>Side effects, or treatment that is not tolerated.</summary>
    SideEffects,

    /// <summary>A daily dose in morphine equivalents.</summary>
    MorphineDose,

    /// <summary>Records or details are missing.</summary>
    DocumentationGap,

    /// <summary>The condition is acute, or flared up.</summary>
    AcutePhase,

    /// <summary>The condition is chronic.</summary>
    ChronicCondition,

    /// <summary>The patient is in the time after an operation.</summary>
    PostOperative,

    /// <summary>The stomach or gut is at risk: ulcer, reflux, bleeding.</summary>
    GastrointestinalRisk,

    /// <summary>Another disease that bears on treatment: diabetes, hypertension, heart disease, obesity.</summary>
    Comorbidity,

    /// <summary>A compounded, experimental or unproven treatment.</summary>
    UnprovenTreatment,

    /// <summary>A specialist's opinion is sought.</summary>
    SpecialistQuestion,

    /// <summary>A test or treatment is under way or awaited.</summary>
    WorkUpPending,

    /// <summary>Symptoms of mind: depression, anxiety, sleep, post-traumatic stress.</summary>
    PsychologicalSymptoms,

    /// <summary>Danger to self or others.</summary>
    SafetyRisk,

    /// <summary>Vital signs or organs are unstable.</summary>
    MedicalInstability,

    /// <summary>Daily life is limited: walking, self-care, activities of daily living.</summary>
    FunctionalLimitation,

    /// <summary>The patient works, with or without restrictions.</summary>
    Working,

    /// <summary>The patient is off work.</summary>
    OffWork,

    /// <summary>The condition is stable or has reached a plateau.</summary>
    Plateau,

    /// <summary>The amount asked for is a first trial or within guidelines; absent where it goes beyond.</summary>
    QuantityWithinGuideline,

    /// <summary>The guideline advises against the treatment, or against its use in this way.</summary>
    NotRecommended,

    /// <summary>The request does not fit the findings: another side or body part, or reports that conflict.</summary>
    Contradiction,

    /// <summary>A study agrees with the symptoms or the examination.</summary>
    ConcordantFinding,

    /// <summary>Equipment was given: a brace, a stimulator, a wheelchair.</summary>
    Equipment,

    /// <summary>Psychological care was given.</summary>
    PsychologicalCare,

    /// <summary>A drug for the skin: cream, gel, patch.</summary>
    TopicalDrug,

    /// <summary>A program or help at home was given: functional restoration, work hardening, home health.</summary>
    CareProgram,
}
