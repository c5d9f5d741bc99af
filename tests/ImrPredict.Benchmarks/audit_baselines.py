"""Label-quality rankings with scikit-learn beside ours, on what `-- audit flips` wrote.

usage: audit_baselines.py FOLDER...   (each holds rows.jsonl and seed-N.jsonl)

For every seed: logistic regression (TF-IDF of words and pairs, or one-hot categories), out-of-fold probabilities by
cross_val_predict over whole cases; ranked by self-confidence and by confident learning (Northcutt, Jiang and Chuang
2021: self-confidence with each outcome's mean taken off). Prints the mean over the seeds with a 95 % interval (t).
"""

import glob
import json
import os
import sys

import numpy as np
from scipy import stats
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score, roc_auc_score
from sklearn.model_selection import GroupKFold, cross_val_predict
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder


def read(path):
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def rankings(p, y):
    own = np.where(y == 1, p, 1 - p)
    over, upheld = p[y == 1].mean(), (1 - p)[y == 0].mean()
    most = max(over, upheld)
    a, b = p - over + most, 1 - p - upheld + most
    adjusted = np.where(y == 1, a, b) / (a + b)
    return {"self-confidence": 1 - own, "confident learning": 1 - adjusted}


def models(rows):
    if rows[0]["categories"]:
        table = np.array([row["categories"] for row in rows], dtype=object)
        return table, {"one-hot LR": make_pipeline(OneHotEncoder(handle_unknown="ignore"), LogisticRegression(max_iter=2000))}
    texts = np.array([row["text"] for row in rows], dtype=object)
    tfidf = dict(sublinear_tf=True, min_df=2, ngram_range=(1, 2))
    return texts, {
        "TF-IDF LR": make_pipeline(TfidfVectorizer(**tfidf), LogisticRegression(max_iter=2000)),
        "TF-IDF LR, C=10": make_pipeline(TfidfVectorizer(**tfidf), LogisticRegression(max_iter=2000, C=10)),
    }


def figures(strange, flipped):
    top = np.argsort(-strange, kind="stable")[: int(flipped.sum())]
    return flipped[top].mean(), average_precision_score(flipped, strange), roc_auc_score(flipped, strange)


def interval(values):
    values = np.asarray(values)
    half = stats.t.ppf(0.975, len(values) - 1) * values.std(ddof=1) / np.sqrt(len(values)) if len(values) > 1 else np.nan
    return f"{values.mean():.3f} [{values.mean() - half:.3f}, {values.mean() + half:.3f}]"


def main(folder):
    rows = read(os.path.join(folder, "rows.jsonl"))
    groups = np.array([row["group"] for row in rows])
    inputs, candidates = models(rows)
    found = {}
    seeds = sorted(glob.glob(os.path.join(folder, "seed-*.jsonl")))
    for path in seeds:
        labels = read(path)
        y = np.array([label["overturned"] for label in labels]).astype(int)
        flipped = np.array([label["flipped"] for label in labels])
        for name, model in candidates.items():
            p = cross_val_predict(model, inputs, y, groups=groups, cv=GroupKFold(5), method="predict_proba")[:, 1]
            for ranking, strange in rankings(p, y).items():
                found.setdefault(f"{name}, {ranking}", []).append(figures(strange, flipped))
        ours = np.array([label["ours"] for label in labels])
        contradicted = np.array([label["contradicted"] for label in labels])
        found.setdefault("ours", []).append(figures(ours, flipped))
        found.setdefault("ours, rationale read", []).append(figures(ours + 1000 * contradicted, flipped))
    print(f"{folder}: {len(rows)} decisions, {len(seeds)} seeds")
    for name, values in found.items():
        print(f"  {name}: " + ", ".join(
            f"{what} {interval([v[k] for v in values])}" for k, what in enumerate(["P@n", "AP", "AUC"])))
    best = max((n for n in found if not n.startswith("ours")), key=lambda n: np.mean([v[1] for v in found[n]]))
    for name in ["ours", "ours, rationale read"]:
        ratios = [mine[1] / theirs[1] for mine, theirs in zip(found[name], found[best])]
        print(f"  AP of {name} over {best}: {interval(ratios)}")


if __name__ == "__main__":
    for given in sys.argv[1:]:
        main(given)
