"""Vectorise and predict alone, on two processes: what scikit-learn needs for the texts that imr-score scores whole."""
import json
import sys
import time

from joblib import Parallel, delayed
from sklearn.feature_extraction.text import HashingVectorizer, TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline

with open(sys.argv[1], encoding="utf-8") as lines:
    texts = [json.loads(line)["text"] for line in lines][:20000]
# The labels do not matter for speed: half of the first letters against the other half.
learn = texts[:1000]
labels = [i % 2 for i in range(len(learn))]
for name, vectoriser in (
    ("TfidfVectorizer, words and pairs", TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, min_df=2)),
    ("HashingVectorizer, words", HashingVectorizer(n_features=2**18)),
):
    model = make_pipeline(vectoriser, LogisticRegression(max_iter=200)).fit(learn, labels)
    parts = [texts[i : i + 500] for i in range(0, len(texts), 500)]
    with Parallel(n_jobs=2) as pool:
        pool(delayed(model.predict_proba)(part[:5]) for part in parts[:4])
        start = time.perf_counter()
        pool(delayed(model.predict_proba)(part) for part in parts)
        seconds = time.perf_counter() - start
    print(f"scikit-learn, {name} + LogisticRegression: {len(texts) / seconds:,.0f} letters a second ({len(texts):,} letters)")
