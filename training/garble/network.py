"""The network: a pretrained BERT encoder and two linear layers, for the kinds of fault and for what raters mark."""

from __future__ import annotations

from pathlib import Path

import torch
from tokens import KINDS
from torch import nn
from transformers import BertModel


class Tagger(nn.Module):
    """Word pieces -> logits over `KINDS`, then one of “a rater marks this”. Capitals come in as the second segment."""

    def __init__(self, folder: Path, layers: int | None = None) -> None:
        super().__init__()
        self.encoder = BertModel.from_pretrained(folder, add_pooling_layer=False)
        if layers:
            self.encoder.encoder.layer = self.encoder.encoder.layer[:layers]
        self.dropout = nn.Dropout(0.1)
        self.head = nn.Linear(self.encoder.config.hidden_size, len(KINDS))
        self.judge = nn.Linear(self.encoder.config.hidden_size, 1)

    def forward(self, ids: torch.Tensor, mask: torch.Tensor, capitals: torch.Tensor) -> torch.Tensor:
        hidden = self.encoder(input_ids=ids, attention_mask=mask, token_type_ids=capitals).last_hidden_state
        hidden = self.dropout(hidden)
        return torch.cat([self.head(hidden), self.judge(hidden)], -1)
