"""What a data scientist would pick from scikit-learn, on rows and folds that the benchmark wrote.

    scikit_learn.py splits KIND ROWS.csv PREDICTIONS.csv      KIND: coded, text, title-and-text
    scikit_learn.py featurise DOCUMENTS.txt LABELS.txt GRAMS TRAIN_COUNT

Nothing here sees the rows judged while it fits; the tuned forms choose C on the training rows alone, by log-loss over
folds of whole clusters (of years, latest three, where the rows are coded).
"""

import resource
import sys
import time
import warnings

import numpy as np
import pandas as pd
from sklearn.compose import ColumnTransformer
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import GridSearchCV, GroupKFold
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder

warnings.filterwarnings("ignore")
CODED = ["diagnosis_category", "diagnosis_subcategory", "treatment_category", "treatment_subcategory",
         "type", "age_range", "sex"]
STRENGTHS = [0.03, 0.1, 0.3, 1.0, 3.0, 10.0, 30.0]


def tfidf():
    return TfidfVectorizer(sublinear_tf=True, ngram_range=(1, 2), min_df=2)


def inputs_of(kind):
    if kind == "coded":
        return ColumnTransformer([("codes", OneHotEncoder(handle_unknown="ignore"), CODED)])
    if kind == "text":
        return ColumnTransformer([("text", tfidf(), "text")])
    return ColumnTransformer([("title", tfidf(), "title"), ("text", tfidf(), "text")])


def logistic(kind):
    return make_pipeline(inputs_of(kind), LogisticRegression(max_iter=2000))


def inner_folds(kind, train):
    if kind != "coded":
        return list(GroupKFold(5).split(train, train.overturned, train.cluster))
    last = sorted(train.year.unique())[-3:]
    return [(np.flatnonzero(train.year < y), np.flatnonzero(train.year == y)) for y in last]


def contenders(kind, train):
    made = {
        "scikit-learn LR, C = 1": logistic(kind),
        "scikit-learn LR, C tuned": GridSearchCV(
            logistic(kind), {"logisticregression__C": STRENGTHS}, scoring="neg_log_loss",
            cv=inner_folds(kind, train)),
    }
    if kind == "coded":
        codes = OneHotEncoder(handle_unknown="ignore", min_frequency=5, sparse_output=False)
        made["scikit-learn HistGB"] = make_pipeline(
            ColumnTransformer([("codes", codes, CODED)]),
            HistGradientBoostingClassifier(learning_rate=0.05, max_iter=200, random_state=1))
    return made


def splits(kind, rows_path, predictions_path):
    rows = pd.read_csv(rows_path, keep_default_na=False)
    found = {}
    for fold in sorted(f for f in rows.fold.unique() if f >= 0):
        before = rows.fold < fold if kind == "coded" else rows.fold != fold  # coded rows are judged by time
        train, check = rows[before].reset_index(drop=True), rows[rows.fold == fold]
        for name, model in contenders(kind, train).items():
            model.fit(train, train.overturned)
            found.setdefault(name, pd.Series(index=rows.index, dtype=float)).loc[check.index] = \
                model.predict_proba(check)[:, 1]
    judged = rows[rows.fold >= 0]
    table = pd.DataFrame({"row": judged.row, **{name: p.loc[judged.index] for name, p in found.items()}})
    table.to_csv(predictions_path, index=False)


def featurise(documents_path, labels_path, grams, train_count):
    documents = open(documents_path, encoding="utf-8").read().splitlines()
    labels = np.array([int(line) for line in open(labels_path)])
    size = sum(len(d.encode()) for d in documents)
    train = int(train_count)
    start = time.perf_counter()
    vectorizer = TfidfVectorizer(sublinear_tf=True, ngram_range=(1, int(grams)), min_df=2, max_features=200_000)
    learnt = vectorizer.fit_transform(documents[:train])
    fitted = time.perf_counter()
    rest = vectorizer.transform(documents[train:])
    featurised = time.perf_counter()
    model = LogisticRegression(max_iter=2000).fit(learnt, labels[:train])
    done = time.perf_counter()
    auc = roc_auc_score(labels[train:], model.predict_proba(rest)[:, 1])
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{featurised - start:.2f} {done - featurised:.2f} {peak:.0f} {auc:.4f} {len(vectorizer.vocabulary_)} "
          f"{size / 1e6 / (featurised - start):.2f} {fitted - start:.2f}")


if __name__ == "__main__":
    {"splits": splits, "featurise": featurise}[sys.argv[1]](*sys.argv[2:])
